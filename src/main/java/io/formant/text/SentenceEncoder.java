package io.formant.text;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * All-MiniLM-L6-v2, quantised to 8 bits and run in process on one thread: a sentence becomes a unit vector. Safe for use
 * by several threads.
 *
 * <p>Source: Wang et al. 2020, https://arxiv.org/abs/2002.10957; weights of sentence-transformers, Apache 2.0.
 */
public final class SentenceEncoder {
  /** Size of a sentence vector. */
  public static final int WIDTH = 384;

  public static final String NAME = "all-MiniLM-L6-v2, 8 bits";
  public static final String LICENCE =
      "Apache 2.0, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2";

  private static final String MODEL = "all-minilm-l6-v2-q";

  private final Encoder encoder;

  private SentenceEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  /**
   * The one instance; its 23 MB are read when it is first asked for, in about half a second, and stay until the program
   * ends, because every stage that reads sentences shares them.
   */
  public static SentenceEncoder shared() {
    return Shared.INSTANCE;
  }

  /** The bytes of the weights. */
  public static byte[] weights() {
    try (InputStream weights = resource(MODEL + ".onnx")) {
      return weights.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the sentence encoder's weights cannot be read", e);
    }
  }

  /**
   * The sentence as a vector of length 1, (384).
   *
   * @throws IllegalArgumentException if the text is blank
   */
  public float[] encode(String text) {
    if (text.isBlank())
      throw new IllegalArgumentException("text is blank, expected a sentence to encode");
    return encoder.embed(text.strip()).content().vector();
  }

  private static final class Shared {
    static final SentenceEncoder INSTANCE = new SentenceEncoder(new Encoder(load()));
  }

  private static OnnxBertBiEncoder load() {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream tokenizer = resource(MODEL + "-tokenizer.json");
        InputStream weights = resource(MODEL + ".onnx")) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = environment.createSession(weights.readAllBytes(), options);
      return new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN);
    } catch (IOException e) {
      throw new UncheckedIOException("the sentence encoder's weights cannot be read", e);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "the sentence encoder cannot be started: " + e.getMessage(), e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream("/" + name);
    if (stream == null)
      throw new IOException("resource " + name + " is missing from the class path");
    return stream;
  }

  /** Embeds in the caller's thread: a single text never reaches the executor. */
  private static final class Encoder extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder model;

    Encoder(OnnxBertBiEncoder model) {
      super(Runnable::run);
      this.model = model;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return model;
    }
  }
}
