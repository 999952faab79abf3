/**
 * The local dashboard: runs as they happen, reports, comparisons and listening tests, for a browser on the same machine. It shows
 * files and computes nothing; the one thing it writes is a listener's answers. The only package that uses REST.
 */
@org.jspecify.annotations.NullMarked
package io.formant.web;
