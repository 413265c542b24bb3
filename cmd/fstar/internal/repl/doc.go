// Package repl is the console of the command: it reads statements that a person types, has
// a [host.Session] run them, and shows what comes of it.
//
// A [Console] is where the person is: a [Terminal], with a line editor, or [Plain], for
// anything else. A Host that is to print there gets the Console's writers:
//
//	console, err := repl.NewTerminal(...)
//	h, err := host.New(host.Config{Stdout: console.Stdout(), Stderr: console.Stderr(), ReadLine: console.Input, ...})
//	status := repl.Run(ctx, repl.Config{Host: h, Console: console, ...})
//
// # The line editor
//
// It is github.com/chzyer/readline. All that the editor does it does on one goroutine of its
// own, which reads keys and draws the line; its state has no locks that would let others
// draw. So what others have for it comes to it as keys that no keyboard has (see marks.go):
// output of threads that is to be printed above the line, and text that was pasted, which
// is drawn once and not for each character.
//
// A statement of several lines is one entry of the history. The editor knows single lines
// only: in an entry, and in what was pasted, a newline is a mark that shows as ↵.
package repl
