// Package format spells values as Python does: repr, str and ascii, the format
// function and its mini-language, str.format, and the % operator.
//
// [Repr], [Str] and [ASCII] spell a value; [Format] formats one by a format
// specification, and [Field] one replacement field of an f-string; [AppendTemplate] is
// str.format, [Percent] is str % operand. All of them do what CPython 3.15 does,
// and their errors are the exceptions that it raises, with its messages.
//
// A value of a Go type that is not one of Python's built-in types is spelled by its methods:
//
//	String() string                            // its repr, which every starlark.Value has
//	Str() string                               // what str gives, if not the repr
//	FormatSpec(spec string) (string, error)    // what format gives
//
// Text is a sequence of code points: widths, precisions and fill characters count
// them. A byte that is not part of valid UTF-8 counts as one.
//
// Sources: "Format String Syntax", "Format Specification Mini-Language" and
// "printf-style String Formatting" in the Python library reference; PEP 3101,
// PEP 378 and PEP 515 (separators), PEP 682 (z), PEP 3138 (repr of text).
package format
