package io.formant.stages.checkpoint;

import jakarta.inject.Singleton;
import java.util.List;

/** CLAP and ImageBind: a side for sound, a side for text, or both. */
@Singleton
final class ClapFamilies implements Families {

  @Override
  public List<Family> all() {
    return List.of(laion(), laionText(), hugging(), microsoft2022(), microsoft2023(), imageBind());
  }

  private static Family laion() {
    return Family.of(
        "clap.laion",
        "LAION CLAP, sound side (HTSAT)",
        "audio_branch.bn0.running_mean",
        "audio_branch.patch_embed.proj.weight",
        "audio_branch.layers.0.blocks.0.attn.relative_position_bias_table",
        "audio_branch.layers.0.blocks.0.attn.qkv.weight",
        "audio_branch.norm.weight",
        "audio_projection.0.weight",
        "audio_projection.2.weight");
  }

  private static Family laionText() {
    return Family.of(
        "clap.laion.text",
        "LAION CLAP, text side (RoBERTa)",
        "text_branch.embeddings.word_embeddings.weight",
        "text_branch.encoder.layer.0.attention.self.query.weight",
        "text_branch.pooler.dense.weight",
        "text_projection.0.weight",
        "text_projection.2.weight",
        "logit_scale_t");
  }

  private static Family hugging() {
    return Family.of(
        "clap.laion.hf",
        "LAION CLAP under the names of Hugging Face",
        "audio_model.audio_encoder.batch_norm.running_mean",
        "audio_model.audio_encoder.patch_embed.proj.weight",
        "audio_model.audio_encoder.layers.0.blocks.0.attention.self.query.weight",
        "audio_model.audio_encoder.norm.weight",
        "audio_projection.linear1.weight",
        "audio_projection.linear2.weight");
  }

  private static Family microsoft2022() {
    return Family.of(
        "clap.microsoft.2022",
        "Microsoft CLAP 2022, sound side (CNN14)",
        "audio_encoder.base.bn0.running_mean",
        "audio_encoder.base.conv_block1.conv1.weight",
        "audio_encoder.base.conv_block6.conv2.weight",
        "audio_encoder.base.fc1.weight",
        "audio_encoder.projection.linear1.weight",
        "audio_encoder.projection.layer_norm.weight");
  }

  private static Family microsoft2023() {
    return Family.of(
        "clap.microsoft.2023",
        "Microsoft CLAP 2023, sound side (HTSAT)",
        "audio_encoder.base.htsat.bn0.running_mean",
        "audio_encoder.base.htsat.patch_embed.proj.weight",
        "audio_encoder.base.htsat.layers.0.blocks.0.attn.qkv.weight",
        "audio_encoder.base.htsat.tscam_conv.weight",
        "audio_encoder.projection.linear1.weight",
        "audio_encoder.projection.layer_norm.weight");
  }

  private static Family imageBind() {
    return Family.of(
        "imagebind.audio",
        "ImageBind, sound side",
        "modality_preprocessors.audio.cls_token",
        "modality_preprocessors.audio.rgbt_stem.proj.weight",
        "modality_preprocessors.audio.pos_embedding_helper.pos_embed",
        "modality_trunks.audio.blocks.0.attn.in_proj_weight",
        "modality_trunks.audio.blocks.0.attn.bias_k",
        "modality_heads.audio.0.weight",
        "modality_heads.audio.2.weight");
  }
}
