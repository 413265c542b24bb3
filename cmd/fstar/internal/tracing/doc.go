// Package tracing writes down what becomes of the tasks of a [host.Host], while it runs.
//
// A [File] is in one of two formats. A [Trace] is in Chrome's trace-event form, which
// Perfetto (ui.perfetto.dev) opens: a process for each pool, with a thread for each of its
// workers, or a process for each worker process; a slice for each task; an arrow from where
// it was submitted; and counters of what is queued and what runs. A [Timeline] is one page of
// HTML that shows the same by itself.
//
// [Open] writes over nothing but a file of the same format, which begins with a mark that
// this package alone writes. [File.Begin] empties the file. Tasks come by [File.Observe],
// which is for host.Config.TaskEvents, and the file is complete after [File.Close].
//
// A File is written while the script runs, and keeps nothing in memory but the tasks that
// run. It is written a second after the first event that is not there, and each second while
// tasks run, with these. It is whole after each write, without what came later: so it can be
// read before Close, and after a process that was killed.
//
// Sources: "Trace Event Format" by the Chrome project, and what
// Perfetto makes of it: json_trace_parser_impl.cc and slice_tracker.cc.
package tracing
