package io.formant.stages.checkpoint;

import jakarta.inject.Singleton;
import java.util.List;

/** Encoders of text, on their own or as a side of something larger. */
@Singleton
final class TextFamilies implements Families {

  @Override
  public List<Family> all() {
    return List.of(bert(), roberta(), gpt2(), imageBindText());
  }

  private static Family bert() {
    return Family.of(
            "text.bert",
            "BERT, which reads WordPieces",
            "embeddings.word_embeddings.weight",
            "embeddings.position_embeddings.weight",
            "embeddings.LayerNorm.weight",
            "encoder.layer.0.attention.self.query.weight",
            "encoder.layer.0.output.LayerNorm.weight")
        .with("embeddings.token_type_embeddings.weight", 2)
        .perhapsUnder("bert.", "caption_encoder.base.");
  }

  private static Family roberta() {
    return Family.of(
            "text.roberta",
            "RoBERTa, which reads byte pairs",
            "embeddings.word_embeddings.weight",
            "embeddings.position_embeddings.weight",
            "embeddings.LayerNorm.weight",
            "encoder.layer.0.attention.self.query.weight",
            "encoder.layer.0.output.LayerNorm.weight")
        .with("embeddings.token_type_embeddings.weight", 1)
        .perhapsUnder("roberta.", "text_branch.", "text_model.");
  }

  private static Family gpt2() {
    return Family.of(
            "text.gpt2",
            "GPT-2, which reads byte pairs",
            "wte.weight",
            "wpe.weight",
            "h.0.ln_1.weight",
            "h.0.attn.c_attn.weight",
            "h.0.mlp.c_proj.weight",
            "ln_f.weight")
        .perhapsUnder("transformer.", "caption_encoder.base.");
  }

  private static Family imageBindText() {
    return Family.of(
        "imagebind.text",
        "ImageBind, text side",
        "modality_preprocessors.text.token_embedding.weight",
        "modality_preprocessors.text.pos_embed",
        "modality_trunks.text.blocks.0.attn.in_proj_weight",
        "modality_heads.text.proj.0.weight",
        "modality_heads.text.proj.1.weight",
        "modality_postprocessors.text.1.log_logit_scale");
  }
}
