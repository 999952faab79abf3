package io.formant.stages.checkpoint;

import jakarta.inject.Singleton;
import java.util.List;

/** Speech synthesis, vocoders, and encoders of who speaks. */
@Singleton
final class SpeechFamilies implements Families {

  @Override
  public List<Family> all() {
    return List.of(vits(), vitsVoices(), hifigan(), speakerConvGru(), speakerGru());
  }

  private static Family vits() {
    return Family.of(
        "vits",
        "VITS",
        "enc_p.emb.weight",
        "enc_p.encoder.attn_layers.0.emb_rel_k",
        "enc_p.proj.weight",
        "dec.conv_pre.weight",
        "dec.ups.0.weight",
        "flow.flows.0.pre.weight",
        "dp.proj.weight");
  }

  private static Family vitsVoices() {
    return Family.of(
        "vits.voices",
        "VITS of several voices",
        "enc_p.emb.weight",
        "enc_p.encoder.attn_layers.0.emb_rel_k",
        "enc_p.proj.weight",
        "dec.conv_pre.weight",
        "dec.cond.weight",
        "dec.ups.0.weight",
        "flow.flows.0.pre.weight",
        "dp.proj.weight",
        "emb_g.weight");
  }

  private static Family hifigan() {
    return Family.of(
        "hifigan",
        "HiFi-GAN generator",
        "conv_pre.weight",
        "ups.0.weight",
        "ups.1.weight",
        "conv_post.weight");
  }

  private static Family speakerConvGru() {
    return Family.of(
        "speaker.convgru",
        "simple-speaker-embedding of waveforms (convolutions, GRU)",
        "conv_encoder.conv_layers.0.0.weight",
        "conv_encoder.conv_layers.0.2.weight",
        "rnn.weight_ih_l0",
        "rnn.weight_hh_l0_reverse",
        "head.weight");
  }

  private static Family speakerGru() {
    return Family.of(
        "speaker.gru",
        "simple-speaker-embedding of mel spectrograms (GRU)",
        "rnn_stack.weight_ih_l0",
        "rnn_stack.weight_hh_l0",
        "projection.weight");
  }
}
