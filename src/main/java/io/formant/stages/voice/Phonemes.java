package io.formant.stages.voice;

import io.formant.text.ipa.BundledPhonemizer;
import io.formant.text.ipa.EspeakPhonemizer;
import io.formant.text.ipa.IpaPhonemizer;

/** Who turns text into IPA. */
public enum Phonemes {
  /** espeak-ng where it is installed, else what ships with this program. */
  AUTO,
  ESPEAK_NG,
  BUNDLED;

  /** The one that there is; a spec that holds it shows in its fingerprint which it was. */
  public Phonemes resolved() {
    if (this == ESPEAK_NG && !EspeakPhonemizer.isInstalled()) {
      throw new IllegalArgumentException(EspeakPhonemizer.missing());
    }
    if (this == AUTO) {
      return EspeakPhonemizer.isInstalled() ? ESPEAK_NG : BUNDLED;
    }
    return this;
  }

  /** The phonemizer itself. */
  public IpaPhonemizer open() {
    return resolved() == ESPEAK_NG ? new EspeakPhonemizer() : new BundledPhonemizer();
  }
}
