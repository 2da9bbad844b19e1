/** Filters, rules and sorts: from text to one SQL statement. {@link dev.satchel.query.RecordQuery} is the way in. */
package dev.satchel.query;
