/**
 * Text sides of published models that know sound and text: RoBERTa for LAION's CLAP, BERT and GPT-2 for Microsoft's, a causal
 * transformer for ImageBind. Weights stand under the names of the published files, Hugging Face's or ImageBind's. In evaluation:
 * nothing is random, and padding changes no result. {@link io.formant.model.text.TextEncoder} goes from sentences to vectors.
 */
@NullMarked
package io.formant.model.text;

import org.jspecify.annotations.NullMarked;
