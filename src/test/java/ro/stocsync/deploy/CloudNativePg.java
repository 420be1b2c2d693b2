package ro.stocsync.deploy;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;

/**
 * The fields of CloudNativePG that we use, with their types, from its custom resource definitions:
 * {@code config/crd/bases} of cloudnative-pg/cloudnative-pg (1.30) and of
 * cloudnative-pg/plugin-barman-cloud (0.14).
 */
final class CloudNativePg {

  private CloudNativePg() {}

  /** {@code postgresql.cnpg.io_clusters.yaml}. */
  record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

  /** A cluster of PostgreSQL servers. */
  record ClusterSpec(
      Integer instances,
      String imageName,
      Bootstrap bootstrap,
      PostgreSql postgresql,
      Affinity affinity,
      ResourceRequirements resources,
      Storage storage,
      Storage walStorage,
      List<Plugin> plugins) {}

  record Bootstrap(InitDb initdb) {}

  record InitDb(
      String database,
      String owner,
      String encoding,
      LocaleProvider localeProvider,
      String builtinLocale,
      Boolean dataChecksums) {}

  enum LocaleProvider {
    builtin,
    icu,
    libc
  }

  record PostgreSql(Map<String, String> parameters, Synchronous synchronous) {}

  record Synchronous(
      Method method, Integer number, DataDurability dataDurability, Boolean failoverQuorum) {}

  enum Method {
    any,
    first
  }

  enum DataDurability {
    required,
    preferred
  }

  record Affinity(AntiAffinity podAntiAffinityType, String topologyKey) {}

  enum AntiAffinity {
    preferred,
    required
  }

  record Storage(String size) {}

  record Plugin(String name, Boolean isWALArchiver, Map<String, String> parameters) {}

  /** {@code postgresql.cnpg.io_scheduledbackups.yaml}. */
  record ScheduledBackup(
      String apiVersion, String kind, ObjectMeta metadata, ScheduledBackupSpec spec) {}

  record ScheduledBackupSpec(
      String schedule,
      Boolean immediate,
      OwnerReference backupOwnerReference,
      Name cluster,
      BackupMethod method,
      PluginConfiguration pluginConfiguration) {}

  enum OwnerReference {
    none,
    self,
    cluster
  }

  enum BackupMethod {
    barmanObjectStore,
    volumeSnapshot,
    plugin
  }

  record PluginConfiguration(String name, Map<String, String> parameters) {}

  record Name(String name) {}

  /** {@code barmancloud.cnpg.io_objectstores.yaml}. */
  record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, ObjectStoreSpec spec) {}

  record ObjectStoreSpec(String retentionPolicy, StoreConfiguration configuration) {}

  record StoreConfiguration(
      String destinationPath,
      String endpointURL,
      S3Credentials s3Credentials,
      Compressed wal,
      Compressed data) {}

  record S3Credentials(SecretKey accessKeyId, SecretKey secretAccessKey) {}

  record SecretKey(String name, String key) {}

  record Compressed(Compression compression) {}

  enum Compression {
    bzip2,
    gzip,
    lz4,
    snappy
  }
}
