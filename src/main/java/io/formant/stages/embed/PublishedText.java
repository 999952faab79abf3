package io.formant.stages.embed;

import io.formant.model.text.LaionText;
import io.formant.model.text.MicrosoftText;
import io.formant.model.text.TextEncoder;
import io.formant.model.text.TextTower;
import io.formant.stage.PublishedFile;
import io.formant.stages.Clip;
import io.formant.tensor.weights.StateDict;
import io.formant.tensor.weights.WeightFile;
import io.formant.text.token.TokenFamily;
import io.formant.text.token.Tokenizer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The text side of a published CLAP: it reads what stands for clips. */
final class PublishedText implements ClipEncoder {
  private static final String MICROSOFT = "caption_encoder.";
  private static final String GPT2 = "caption_encoder.base.wte.weight";

  private final TextEncoder encoder;
  private final TextPrompt prompt;
  private final Map<String, float[]> read = new ConcurrentHashMap<>();

  private PublishedText(TextEncoder encoder, TextPrompt prompt) {
    this.encoder = encoder;
    this.prompt = prompt;
  }

  /**
   * @param vocabulary of its tokenizer
   * @param merges of byte pairs, where the vocabulary's file holds none
   */
  static PublishedText open(
      PublishedFile weights,
      PublishedFile vocabulary,
      Optional<PublishedFile> merges,
      TextPrompt prompt)
      throws IOException {
    StateDict tensors = WeightFile.open(weights.file()).tensors();
    boolean gpt2 = tensors.has(GPT2);
    boolean bert = !gpt2 && isMicrosoft(tensors);
    TokenFamily family = gpt2 ? TokenFamily.GPT2 : bert ? TokenFamily.BERT : TokenFamily.ROBERTA;
    TextTower tower = WeightFile.model(weights.file(), PublishedText::tower);
    Tokenizer tokenizer = Tokenizer.of(family, vocabulary.file(), merges.map(PublishedFile::file));
    int most = bert ? TextEncoder.MICROSOFT_2022_TOKENS : TextEncoder.USUAL_TOKENS;
    return new PublishedText(new TextEncoder(tokenizer, tower, most), prompt);
  }

  private static TextTower tower(StateDict tensors) throws IOException {
    return isMicrosoft(tensors) ? MicrosoftText.of(tensors) : LaionText.of(tensors);
  }

  private static boolean isMicrosoft(StateDict tensors) {
    return tensors.names().stream().anyMatch(name -> name.startsWith(MICROSOFT));
  }

  @Override
  public float[] embed(Clip clip) {
    return read.computeIfAbsent(
            prompt.of(clip), words -> encoder.embed(List.of(words)).get(0))
        .clone();
  }

  @Override
  public void close() {
    encoder.close();
  }
}
