// Package progress draws a line on a terminal, while the pools of a [host.Host] work, that
// says how far they are:
//
//	12/100 tasks, 4 running, 1 failed, 35.2/s, 3s left
//
// A [Line] is told of tasks by its method Observe, which is for host.Config.TaskEvents.
// What else is written to the terminal goes through its method Writer: the line makes room
// for that, and comes back. It is there from some 200 ms after the first task was queued
// until all tasks are done, and leaves nothing behind. The scripts do not wait for it,
// except where they write themselves.
package progress
