package io.formant.stages.diffusion;

import io.formant.diffusion.Bridge;
import io.formant.stage.Default;
import io.formant.stage.Doc;

/** Diffusion from a source rather than from noise, as YAML gives it: the Schrödinger bridge I²SB. */
record BridgeShape(
    @Doc(
        "how wide the bridge is in its middle: steps times the variance that the rise would end at")
    @Default("1")
    double betaMax,

    @Doc("steps that training divides it into, even") @Default("1000")
    int steps) {
  BridgeShape {
    Bridge.symmetric(steps, betaMax);
  }

  Bridge bridge() {
    return Bridge.symmetric(steps, betaMax);
  }
}
