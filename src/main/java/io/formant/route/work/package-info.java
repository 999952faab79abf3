/**
 * Brings one stage to its output: binds it to what its inputs made, takes from the store what is there and right, computes the
 * rest, and notes what made it. Each of these is one small wrapper around the next; start at {@link
 * io.formant.route.work.StageWork}.
 *
 * <p>Depends on plan, stage and artifact; knows no routes.
 */
@org.jspecify.annotations.NullMarked
package io.formant.route.work;
