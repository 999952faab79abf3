package io.formant.route.work;

import io.formant.artifact.Digest;
import io.formant.artifact.Manifest;

/**
 * What a stage made in this run or an earlier one.
 *
 * @param digest of the manifest
 * @param ran how many items were computed now
 */
record Output(Digest digest, Manifest manifest, int ran) {
  int items() {
    return manifest.entries().size();
  }
}
