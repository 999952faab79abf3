package io.formant.tensor.weights;

import static io.formant.tensor.weights.HostileCase.of;
import static io.formant.tensor.weights.HostileFiles.claimingHeader;
import static io.formant.tensor.weights.HostileFiles.entry;
import static io.formant.tensor.weights.HostileFiles.safetensors;

import java.util.stream.Stream;

/** Safetensors files that mean harm. */
final class HostileSafetensors {

  private HostileSafetensors() {}

  static Stream<HostileCase> headers() {
    String f32 = entry("a", "F32", "[4]", 0, 16);
    return Stream.of(
        of("header beyond the file", claimingHeader(1000), "a header of 1000 bytes"),
        of("negative header", claimingHeader(-1), "a header of 18446744073709551615 bytes"),
        of("endless header", claimingHeader(Long.MAX_VALUE), "a header of 9223372036854775807"),
        of("no header", claimingHeader(0), "a header of 0 bytes"),
        of("header of no JSON", safetensors("{nothing", 0), "not the JSON object"),
        of("header cut off", safetensors("{\"a\":{", 0), "not the JSON object"),
        of("header that is a list", safetensors("[]", 0), "is no weight file"),
        of("more after the header", safetensors("{} {}", 0), "not the JSON object"),
        of("header in no UTF-8", safetensors(new byte[] {'{', '"', (byte) 0xff, '"'}, 9), "JSON"),
        of(
            "tensor twice",
            safetensors("{" + f32 + "," + f32 + "}", 16),
            "'a' stands in the header"),
        of(
            "tensor twice by an escape",
            safetensors("{" + f32 + "," + f32.replace("\"a\"", "\"\\u0061\"") + "}", 16),
            "'a' stands in the header twice"),
        of(
            "type twice",
            safetensors("{" + f32.replace("{", "{\"dtype\":\"F16\",") + "}", 16),
            "'a' has 'dtype' twice"),
        of(
            "metadata twice",
            safetensors("{\"__metadata__\":{\"x\":\"1\"},\"__metadata__\":{}}", 0),
            "__metadata__ stands in the header twice"),
        of(
            "word of the metadata twice",
            safetensors("{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"}}", 0),
            "metadata holds 'x' twice"),
        of("tensor that is a list", safetensors("{\"a\":[]}", 0), "not the JSON object"),
        of(
            "tensor without shape",
            safetensors("{\"a\":{\"dtype\":\"F32\"}}", 0),
            "lacks its shape"),
        of(
            "unknown number type",
            safetensors("{" + entry("a", "F8_E4M3", "[4]", 0, 4) + "}", 4),
            "of type 'F8_E4M3'"),
        of(
            "shape in words",
            safetensors("{" + entry("a", "F32", "[\"4\"]", 0, 16) + "}", 16),
            "as a size or an offset"),
        of("deep nesting", safetensors("{\"a\":{\"x\":" + "[".repeat(100_000), 0), "JSON"),
        of(
            "name of a megabyte",
            safetensors("{" + entry("a".repeat(1 << 20), "F32", "[]", 0, 4) + "}", 4),
            "is no name: longer than 512"),
        of(
            "name with an escape sequence",
            safetensors("{" + entry("\\u001b[2J", "F32", "[]", 0, 4) + "}", 4),
            "'?[2J' is no name"));
  }

  static Stream<HostileCase> offsets() {
    return Stream.of(
        of("negative offset", one("F32", "[4]", -16, 0, 16), "has '-16' as a size or an offset"),
        of("end before begin", one("F32", "[4]", 16, 0, 16), "offsets [16, 0]"),
        of("begin after a gap", one("F32", "[4]", 2, 18, 18), "offsets [2, 18]"),
        of(
            "end beyond the file",
            one("F32", "[4]", 0, 16, 8),
            "expected them to begin at 0 and to end at most at 8"),
        of(
            "bytes after the last tensor",
            one("F32", "[4]", 0, 16, 20),
            "the last tensor ends at 16"),
        of(
            "no whole number of values",
            one("F32", "[1]", 0, 3, 3),
            "f32[1] does not fill its 3 bytes"),
        of(
            "overlap",
            safetensors(
                "{" + entry("a", "F32", "[2]", 0, 8) + "," + entry("b", "F32", "[2]", 4, 12) + "}",
                12),
            "'b' is damaged: offsets [4, 12]"),
        of(
            "same place",
            safetensors(
                "{" + entry("a", "F32", "[2]", 0, 8) + "," + entry("b", "F32", "[2]", 0, 8) + "}",
                8),
            "'b' is damaged"),
        of(
            "shape that overflows",
            one("F32", "[4294967296,4294967296,4]", 0, 16, 16),
            "is larger than any memory"),
        of(
            "shape that overflows to what is there",
            one("U8", "[65536,65536,65536,65536]", 0, 0, 0),
            "is larger than any memory"),
        of(
            "empty shape that overflows",
            one("F32", "[0,461168601842738790,64]", 0, 0, 0),
            "larger than any memory"),
        of(
            "ten gigabytes in a kilobyte",
            one("F32", "[2684354560]", 0, 1000, 1000),
            "does not fill its 1000 bytes"),
        of("negative size", one("F32", "[-4]", 0, 16, 16), "has '-4' as a size"),
        of("fraction", one("F32", "[4.0]", 0, 16, 16), "has '4.0' as a size"),
        of("exponent", one("F32", "[1e9]", 0, 16, 16), "has '1e9' as a size"),
        of("endless number", one("F32", "[" + "9".repeat(100_000) + "]", 0, 16, 16), "JSON"),
        of(
            "a hundred axes",
            one("F32", "[" + "1,".repeat(99) + "1]", 0, 4, 4),
            "a shape of 100 axes"));
  }

  private static byte[] one(String type, String shape, long begin, long end, int data) {
    return safetensors("{" + entry("a", type, shape, begin, end) + "}", data);
  }
}
