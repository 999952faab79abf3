package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;

/**
 * How one stage of a run ended.
 *
 * @param output digest of the stage's manifest in the store
 * @param items how many items the output holds
 * @param ran how many of them were computed in this run; the others came from the cache
 * @param seconds wall time of this stage in this run
 * @param fingerprint what the output depends on
 */
public record StageOutcome(
    String stage,
    String type,
    Digest output,
    int items,
    int ran,
    double seconds,
    Fingerprint fingerprint) {}
