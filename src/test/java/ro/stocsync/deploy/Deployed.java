package ro.stocsync.deploy;

import java.nio.file.Path;
import java.util.List;

/** The folders that somebody applies. */
enum Deployed {
  DEV("deploy/kubernetes/overlays/dev"),
  PRODUCTION("deploy/kubernetes/overlays/production"),
  KNATIVE("deploy/knative");

  private final Path folder;

  Deployed(String folder) {
    this.folder = Path.of(folder);
  }

  Path folder() {
    return folder;
  }

  /** Everything it describes, made anew each time. */
  List<Manifest> manifests() {
    return Kustomize.render(folder);
  }
}
