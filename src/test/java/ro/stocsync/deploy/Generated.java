package ro.stocsync.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ConfigMap or Secret made of files.
 *
 * @param hashed whether its name ends in a hash of what it holds
 */
record Generated(ObjectNode manifest, boolean hashed) {

  static Generated configMap(Path folder, Kustomization.Generator asked) {
    ObjectNode manifest = named("ConfigMap", asked.name());
    contents(folder, asked).forEach((key, text) -> data(manifest).put(key, text));
    return new Generated(manifest, asked.hashed());
  }

  static Generated secret(Path folder, Kustomization.Generator asked) {
    ObjectNode manifest = named("Secret", asked.name());
    contents(folder, asked).forEach((key, text) -> data(manifest).put(key, encoded(text)));
    manifest.put("type", "Opaque");
    return new Generated(manifest, asked.hashed());
  }

  /** Ends its name in its hash, and each name that refers to it. */
  void hash(NameReferences references, List<ObjectNode> all) {
    if (hashed) {
      String name = manifest.at("/metadata/name").asText();
      String unique = name + "-" + digest();
      references.rename(manifest.path("kind").asText(), name, unique, all);
      manifest.withObject("/metadata").put("name", unique);
    }
  }

  /** Not the letters that Kustomize would take, but as apt to change with what it is of. */
  private String digest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(data(manifest).toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode named(String kind, String name) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("apiVersion", "v1").put("kind", kind);
    manifest.withObject("/metadata").put("name", name);
    return manifest;
  }

  private static ObjectNode data(ObjectNode manifest) {
    return manifest.withObject("/data");
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static Map<String, String> contents(Path folder, Kustomization.Generator asked) {
    Map<String, String> contents = new TreeMap<>();
    for (String file : asked.files()) {
      Path path = folder.resolve(file);
      contents.put(path.getFileName().toString(), Yaml.read(path));
    }
    for (String file : asked.envs()) {
      Yaml.read(folder.resolve(file))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("=", 2))
          .forEach(pair -> contents.put(pair[0], pair[1]));
    }
    return contents;
  }
}
