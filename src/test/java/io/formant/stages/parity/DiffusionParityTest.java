package io.formant.stages.parity;

import io.formant.stages.reference.ParityCases;
import org.junit.jupiter.api.Test;

class DiffusionParityTest {

  @Test
  void velocities_are_learnt_and_sampled_as_by_audio_diffusion_pytorch() {
    ParityCases.hold(new VDiffusionParity());
  }

  @Test
  void distances_of_spectra_are_those_of_auraloss() {
    ParityCases.hold(new MrStftParity());
  }

  @Test
  void bridges_are_those_of_i2sb() {
    ParityCases.hold(new I2sbParity());
  }
}
