// Package pickle turns script values into bytes and back, for processes that run the same
// version of the program: it is what the process pool sends.
//
// # The form
//
// A value is a tag, one byte, and what the tag says. Lengths and integers are varints;
// but the numbers of a list or tuple that has only numbers are of one width. An Encoder writes
// values of Python's built-in types itself; all others are written by the
// [Extension] of the encoder and of the decoder, under tags of its own.
//
// Long texts may be beside the bytes, in an [executor.Payload]: then what is sent is the
// text itself, and what is read is the text that came. Nothing that is read keeps bytes of
// the payload's data: its memory may be used again.
//
// Values that a script can tell apart by identity (lists, dicts, instances, …) are numbered
// in the order in which their encoding begins. Where one comes again only its number is
// written: so shared references stay shared, and cycles are closed.
//
// # News
//
// What functions refer to in their modules, and classes, go to each worker once, ahead of
// the calls: see [Sender]. There, what cannot be sent is replaced by a value that says so
// when it is used, and what cannot be read is skipped. First of all come the members of
// library modules that the script has set, and the state that some of these keep (state.go).
//
// # Parts
//
// An [Encoder] and a [Decoder] write and read the built-in types, containers among them
// (container.go, packed.go). A coder is the Extension of both ends of a pool: it knows the
// kinds of values that scripts have beyond those, each of which is written and read in a file of its own
// (function.go, annotations.go, class.go, instance.go, reduce.go, exception.go, wrapper.go,
// global.go). A [Sender], in the process that has the pool, and a [Receiver], in a worker,
// have a coder for the calls and their results, and make the news of it that are between
// them (news.go, state.go, guard.go, absent.go).
//
// # Functions
//
// A function of a script is not code in bytes: both ends have the source, and what is sent is which
// definition in it the function is of, and what the definition gave it when it ran. It is known
// by the number of its Code (function.go). The source itself goes with the news. A function whose
// source the other end cannot have, such as one made by exec, cannot be sent.
//
// # Limits
//
// A decoder may be given any bytes: it returns an error, does not panic, and allocates in
// proportion to their number, for each level that values are nested. They may be nested
// [MaxDepth] deep.
//
// An Encoder or Decoder is for one goroutine, which holds the script lock.
package pickle

// MaxDepth is how deep values may be nested, like that of CPython's pickle bound by its
// stack.
const MaxDepth = 10_000
