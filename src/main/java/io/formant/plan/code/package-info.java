/**
 * The code part of a fingerprint: a digest of every class of the project that a stage reaches through bytecode, of the resources
 * and libraries these use. The only package that touches ASM.
 */
@org.jspecify.annotations.NullMarked
package io.formant.plan.code;
