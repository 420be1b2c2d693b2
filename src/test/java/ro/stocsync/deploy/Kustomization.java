package ro.stocsync.deploy;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * A {@code kustomization.yaml}, as far as ours go: whatever else one asks for is unknown here and
 * refused, so that {@link Kustomize} never passes over anything.
 */
record Kustomization(
    String apiVersion,
    String kind,
    Optional<String> namespace,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> resources,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> components,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<PatchFile> patches,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Image> images,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Generator> configMapGenerator,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Generator> secretGenerator,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> configurations) {

  /** A file of strategic merge patches, each of which names what it changes. */
  record PatchFile(String path) {}

  /** What an image is called where it runs. */
  record Image(String name, Optional<String> newName, Optional<String> newTag) {

    String renamed() {
      return newName.orElse(name) + newTag.map(tag -> ":" + tag).orElse("");
    }
  }

  /** A ConfigMap or Secret made of files. */
  record Generator(
      String name,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> files,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> envs,
      Optional<Options> options) {

    boolean hashed() {
      return options.isEmpty() || !options.get().disableNameSuffixHash();
    }
  }

  /** How it is made. */
  record Options(boolean disableNameSuffixHash) {}

  /** Where names of ConfigMaps and Secrets stand in what Kustomize does not know by itself. */
  record Configuration(List<NameReference> nameReference) {}

  /** Where the name of one kind stands. */
  record NameReference(String kind, String version, List<FieldSpec> fieldSpecs) {}

  /** A place: lists on the way are walked through. */
  record FieldSpec(String group, String kind, String path) {}
}
