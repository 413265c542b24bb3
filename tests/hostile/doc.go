// Package hostile has scripts that do all they can to keep a Host from ending them, and the test that they fail.
//
// testdata/*.txtar are the scripts, each archive one kind; go test runs some of them, and all where FSTAR_LONG is 1 and
// FSTAR_HOSTILE is all. A script runs in a Host of its own, in a process of its own
// with a limit for its memory, under a deadline of one second. The test wants the program back in time, the Host to run
// another script and to close at once, and nothing to be left.
package hostile
