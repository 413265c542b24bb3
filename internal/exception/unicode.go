package exception

import (
	"go.starlark.net/starlark"

	"fstar/internal/object"
)

// The errors of encodings. Source: "Concrete exceptions" in the Python library
// reference.
var (
	UnicodeError       = object.UnicodeError
	UnicodeDecodeError = object.UnicodeDecodeError
	UnicodeEncodeError = object.UnicodeEncodeError
)

// NewUnicodeDecodeError returns the error for bytes start to end of an object that
// are no text in the encoding.
func NewUnicodeDecodeError(encoding string, data starlark.Value, start, end int, reason string) *Exception {
	return UnicodeDecodeError.New(starlark.String(encoding), data, starlark.MakeInt(start), starlark.MakeInt(end), starlark.String(reason))
}

// NewUnicodeEncodeError returns the error for the code points start to end of a text
// that the encoding cannot write.
func NewUnicodeEncodeError(encoding, text string, start, end int, reason string) *Exception {
	return UnicodeEncodeError.New(starlark.String(encoding), starlark.String(text), starlark.MakeInt(start), starlark.MakeInt(end), starlark.String(reason))
}
