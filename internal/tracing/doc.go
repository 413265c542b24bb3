// Package tracing writes down what becomes of the tasks of a [host.Host], while it runs.
//
// A [Trace] writes Chrome's trace-event form, which Perfetto (ui.perfetto.dev) opens: a
// process for each pool, with a thread for each of its workers, or a process for each
// worker process; a slice for each task; an arrow from where it was submitted; and
// counters of what is queued and what runs. A [Timeline] is one page of HTML that shows
// the same by itself.
//
// Both get their tasks by their method Observe, which is for host.Config.TaskEvents, and
// are complete after Close. They write while the script runs, and keep nothing but the
// tasks that run. Their files are whole, without what is not written yet, at any time: so
// they can be read before Close, and after a process that was killed.
//
// Sources: "Trace Event Format" by the Chrome project, and what
// Perfetto makes of it: json_trace_parser_impl.cc and slice_tracker.cc.
package tracing
