package io.formant.model.htsat;

import io.formant.tensor.weights.Renaming;
import io.formant.tensor.weights.StateDict;
import java.util.List;

/**
 * The audio side of a LAION CLAP checkpoint under the names of LAION's own code, whatever names it comes under: LAION's, with or
 * without the {@code module.} of a distributed training, or those of Hugging Face transformers.
 *
 * <p>Source of the renaming: {@code convert_clap_original_pytorch_to_hf.py} of https://github.com/huggingface/transformers.
 */
final class LaionNames {

  private static final String QUERY = ".attention.self.query.";
  private static final Renaming PLAIN = Renaming.none().prefix("module.", "");
  private static final Renaming OWN = Renaming.none()
      .prefix("audio_model.audio_encoder.", "audio_branch.")
      .prefix("audio_projection.linear1.", "audio_projection.0.")
      .prefix("audio_projection.linear2.", "audio_projection.2.")
      .part("\\.batch_norm\\.", ".bn0.")
      .part("\\.layernorm_before\\.", ".norm1.")
      .part("\\.layernorm_after\\.", ".norm2.")
      .part("\\.attention\\.output\\.dense\\.", ".attn.proj.")
      .part("\\.attention\\.self\\.", ".attn.")
      .part("\\.intermediate\\.dense\\.", ".mlp.fc1.")
      .part("\\.output\\.dense\\.", ".mlp.fc2.");

  private LaionNames() {}

  static StateDict of(StateDict checkpoint) {
    return joined(checkpoint.renamed(PLAIN)).renamed(OWN).only(LaionNames::isWeight);
  }

  /** The text side, the classifier's unused head and what follows from the sizes are left out. */
  private static boolean isWeight(String name) {
    return name.startsWith("audio_projection.")
        || name.startsWith("audio_branch.") && HtsatNames.isWeight(name);
  }

  /** Query, key and value as one map. */
  private static StateDict joined(StateDict checkpoint) {
    List<String> queries = checkpoint.names().stream()
        .filter(name -> name.startsWith("audio_model.") && name.contains(QUERY))
        .toList();
    StateDict joined = checkpoint;
    for (String query : queries) {
      List<String> parts =
          List.of(query, query.replace("query", "key"), query.replace("query", "value"));
      joined = joined.joined(parts, query.replace(QUERY, ".attn.qkv."));
    }
    return joined;
  }
}
