package ro.stocsync.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds that may be used, each with a model of its fields: those of fabric8, generated from
 * Kubernetes' own types, and {@link CloudNativePg}.
 */
final class Models {

  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("v1 Namespace", Namespace.class),
          Map.entry("v1 ServiceAccount", ServiceAccount.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Secret", Secret.class),
          Map.entry("apps/v1 Deployment", Deployment.class),
          Map.entry("batch/v1 CronJob", CronJob.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
          Map.entry("serving.knative.dev/v1 Service", io.fabric8.knative.serving.v1.Service.class),
          Map.entry("postgresql.cnpg.io/v1 Cluster", CloudNativePg.Cluster.class),
          Map.entry("postgresql.cnpg.io/v1 ScheduledBackup", CloudNativePg.ScheduledBackup.class),
          Map.entry("barmancloud.cnpg.io/v1 ObjectStore", CloudNativePg.ObjectStore.class));

  private static final ObjectMapper STRICT = strict();

  private Models() {}

  /** What is wrong with its kind, its fields' names or the types of their values. */
  static Optional<String> problem(Manifest manifest) {
    Class<?> model = KINDS.get(manifest.apiVersion() + " " + manifest.kind());
    if (model == null) {
      return Optional.of(
          "%s: no kind %s of %s is known"
              .formatted(manifest, manifest.kind(), manifest.apiVersion()));
    }
    try {
      STRICT.treeToValue(manifest.tree(), model);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(
          manifest + ": " + e.getMessage().lines().findFirst().orElseThrow() + " at " + path(e));
    }
  }

  private static String path(JsonProcessingException e) {
    return e instanceof com.fasterxml.jackson.databind.JsonMappingException at
        ? at.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .reduce((whole, step) -> whole + "." + step)
            .orElse("its root")
        : "its root";
  }

  /** As the API server reads: no field that a kind has not, no number where a text belongs. */
  private static ObjectMapper strict() {
    JsonMapper.Builder mapper =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .annotationIntrospector(new WithoutRoomForTheUnknown())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                LogicalType.Textual,
                texts ->
                    texts
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    return mapper.build();
  }

  /** The models of fabric8 keep fields that they do not know; here these are an error. */
  private static final class WithoutRoomForTheUnknown extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return super.hasAnySetter(annotated) == null ? null : Boolean.FALSE;
    }
  }
}
