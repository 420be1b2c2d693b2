package ro.stocsync.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.stocsync.deploy.Deployed.KNATIVE;
import static ro.stocsync.deploy.Deployed.PRODUCTION;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** A mistake in a manifest is told, in words that name it. */
class BrokenManifestsTest {

  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  static final List<Arguments> MISTAKES =
      List.of(
          of(
              "Deployment stocsync",
              "/kind",
              "Deploiment",
              "no kind Deploiment of apps/v1 is known"),
          of("Deployment stocsync", CONTAINER + "/redinessProbe", "{}", "\"redinessProbe\""),
          of("Deployment stocsync", "/spec/strategy/rollingUpdate/maxSurges", "1", "\"maxSurges\""),
          of("Deployment stocsync", CONTAINER + "/env/4/value", "15", "java.lang.String"),
          of("Deployment stocsync", "/spec/revisionHistoryLimit", "many", "java.lang.Integer"),
          of(
              "Deployment stocsync",
              POD + "/serviceAccountName",
              "stoc",
              "no ServiceAccount 'stoc'"),
          of(
              "Deployment stocsync",
              POD + "/volumes/0/configMap/name",
              "conf",
              "no ConfigMap 'conf'"),
          of(
              "Deployment stocsync",
              POD + "/volumes/2/secret/items/0/key",
              "ca.pem",
              "no key 'ca.pem'"),
          of(
              "Deployment stocsync",
              CONTAINER + "/env/3/valueFrom/secretKeyRef/key",
              "pass",
              "Secret 'stocsync-db-app' has no key 'pass'"),
          of(
              "Deployment stocsync",
              CONTAINER + "/volumeMounts/0/name",
              "conf",
              "no volume \"conf\""),
          of(
              "Deployment stocsync",
              CONTAINER + "/volumeMounts/0/mountPath",
              "/config",
              "nothing is mounted at file:/etc/stocsync/config"),
          of(
              "Deployment stocsync",
              CONTAINER + "/env/0/name",
              "QUARKUS_LOCATIONS",
              "nobody reads the variable QUARKUS_LOCATIONS"),
          of(
              "Deployment stocsync",
              CONTAINER + "/livenessProbe/httpGet/port",
              "web",
              "livenessProbe asks at port \"web\""),
          of(
              "Deployment stocsync",
              CONTAINER + "/ports/0/name",
              "web",
              "do not listen on port \"http\""),
          of(
              "Deployment stocsync",
              "/spec/template/metadata/labels/app.kubernetes.io~1name",
              "other",
              "Deployment stocsync: its selector chooses no pods"),
          of(
              "Deployment stocsync",
              POD + "/terminationGracePeriodSeconds",
              "30",
              "killed before it has ended"),
          of("Deployment stocsync", "/spec/replicas", "2", "its replicas undo what"),
          of("Deployment stocsync", POD + "/automountServiceAccountToken", "true", "gets a token"),
          of("Deployment stocsync", POD + "/enableServiceLinks", "true", "STOCSYNC_PORT"),
          of(
              "Deployment stocsync",
              POD + "/securityContext/runAsNonRoot",
              "false",
              "may run as root"),
          of(
              "Deployment stocsync",
              POD + "/securityContext/seccompProfile/type",
              "Unconfined",
              "has no seccomp profile"),
          of(
              "Deployment stocsync",
              CONTAINER + "/securityContext/allowPrivilegeEscalation",
              "true",
              "may escalate privileges"),
          of(
              "Deployment stocsync",
              CONTAINER + "/securityContext/capabilities/drop",
              "[NET_RAW]",
              "keeps capabilities"),
          of(
              "Deployment stocsync",
              CONTAINER + "/securityContext/readOnlyRootFilesystem",
              "false",
              "may write into its image"),
          of(
              "Deployment stocsync",
              CONTAINER + "/resources/limits/memory",
              "null",
              "has no limits/memory"),
          of(
              "Service stocsync",
              "/spec/selector/app.kubernetes.io~1name",
              "other",
              "Service stocsync: its selector chooses no pods"),
          of("Service stocsync", "/spec/ports/0/targetPort", "8081", "do not listen on port 8081"),
          of(
              "Service stocsync",
              "/spec/ports/0/name",
              "web",
              "/smartbill leads to no port \"http\""),
          of(
              "Ingress stocsync-calls",
              "/spec/rules/0/host",
              "www.example.com",
              "has no certificate"),
          of(
              "Ingress stocsync-console",
              "/spec/tls/0/secretName",
              "tls",
              "nobody makes the Secret 'tls'"),
          of(
              "PodDisruptionBudget stocsync",
              "/spec/selector/matchLabels/app",
              "other",
              "its selector chooses no pods"),
          of(
              "PodMonitor stocsync",
              "/spec/podMetricsEndpoints/0/port",
              "metrics",
              "do not listen on port \"metrics\""),
          of(
              "NetworkPolicy stocsync-to-database",
              "/spec/egress/0/to/0/podSelector/matchLabels/cnpg.io~1cluster",
              "db",
              "its rule chooses no pods"),
          of(
              "NetworkPolicy stocsync-from-ingress",
              "/spec/ingress/0/ports/0/port",
              "80",
              "do not listen on port 80"),
          of(
              "HorizontalPodAutoscaler stocsync",
              "/spec/scaleTargetRef/name",
              "stoc",
              "there is no Deployment 'stoc'"),
          of("HorizontalPodAutoscaler stocsync", "/spec/maxReplicas", "10", "do not fit into 150"),
          of("Namespace stocsync", "/metadata/name", "other", "nobody makes its namespace"),
          of("Namespace stocsync", "/metadata/labels", "{}", "not restricted"),
          of(
              "Cluster stocsync-db",
              "/spec/postgresql/synchronous/failoverQourum",
              "true",
              "\"failoverQourum\""),
          of(
              "Cluster stocsync-db",
              "/spec/postgresql/synchronous/dataDurability",
              "desired",
              "DataDurability"),
          of(
              "Cluster stocsync-db",
              "/spec/bootstrap/initdb/database",
              "other",
              "there is no database stocsync-db-rw:5432/stocsync"),
          of(
              "ObjectStore stocsync-backup",
              "/spec/configuration/s3Credentials/accessKeyId/key",
              "ID",
              "no Secret 'stocsync-backup' with 'ID'"),
          of("ScheduledBackup stocsync-db", "/spec/cluster/name", "db", "no Cluster 'db'"),
          inKnative(
              "Service stocsync", POD + "/securityContext", "{}", "let it say securityContext"),
          inKnative(
              "Service stocsync",
              POD + "/topologySpreadConstraints",
              "[]",
              "let it say topologySpreadConstraints"),
          inKnative("Service stocsync", CONTAINER + "/lifecycle", "{}", "let it say lifecycle"),
          inKnative("Service stocsync", CONTAINER + "/ports/0/name", "http", "no port named http"),
          inKnative("Service stocsync", "/metadata/namespace", "other", "nobody wakes it up"),
          inKnative("Service stocsync", POD + "/timeout", "1", "\"timeout\""),
          inKnative("CronJob stocsync-wake-up", "/spec/concurrencyPolicy", "Allow", "pile up"),
          inKnative(
              "CronJob stocsync-wake-up",
              "/spec/jobTemplate/spec/template/spec/securityContext/runAsNonRoot",
              "false",
              "curl may run as root"));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void isTold(Deployed deployed, String manifest, String pointer, String value, String told) {
    List<Manifest> manifests = deployed.manifests();
    Manifest broken =
        manifests.stream()
            .filter(each -> each.toString().equals(manifest))
            .findFirst()
            .orElseThrow();
    write(broken.tree(), JsonPointer.compile(pointer), Yaml.value(value));
    assertThat(ManifestsTest.problems(manifests)).anyMatch(problem -> problem.contains(told));
  }

  @ParameterizedTest
  @FieldSource("SETTINGS")
  void aMistakenSettingIsTold(String line, String told) {
    List<Manifest> manifests = PRODUCTION.manifests();
    Manifest config =
        manifests.stream().filter(each -> each.is("ConfigMap")).findFirst().orElseThrow();
    ((ObjectNode) config.tree().path("data")).put("more.properties", line);
    assertThat(ManifestsTest.problems(manifests)).containsExactly("more.properties: " + told);
  }

  static final List<Arguments> SETTINGS =
      List.of(
          Arguments.of(
              "stocsync.companies.acme.tokn=x", "nobody reads stocsync.companies.acme.tokn"),
          Arguments.of("stocksync.language=ro", "nobody reads stocksync.language"));

  private static void write(JsonNode root, JsonPointer at, JsonNode value) {
    JsonNode parent = root.at(at.head());
    if (parent instanceof ArrayNode list) {
      list.set(at.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
    }
  }

  private static Arguments of(String manifest, String pointer, String value, String told) {
    return Arguments.of(PRODUCTION, manifest, pointer, value, told);
  }

  private static Arguments inKnative(String manifest, String pointer, String value, String told) {
    return Arguments.of(KNATIVE, manifest, pointer, value, told);
  }
}
