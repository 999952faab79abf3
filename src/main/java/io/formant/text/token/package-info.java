/**
 * Texts as the tokens that published encoders read. The tokenizers are those of Hugging Face; here is only how each family's files are
 * put together for them, and how it cleans, marks and cuts a text.
 */
@org.jspecify.annotations.NullMarked
package io.formant.text.token;
