/** What the jobs of a run that is spread over several machines asked, and the models that answer so where it is put together. */
@NullMarked
package io.driftgauge.model.shard;

import org.jspecify.annotations.NullMarked;
