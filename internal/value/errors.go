package value

import "errors"

// Errors of containers. Those that a container refuses a change with are a [*ChangeError].
var (
	// ErrFrozen says that a container was frozen by Go code (Freeze).
	ErrFrozen = errors.New("frozen")
	// ErrExporting says that a container is being demoted by [Arena.Export], which runs
	// script code that wants to change it: __hash__ or __eq__ of a key.
	ErrExporting = errors.New("being exported")
	// ErrIndex says that there is no element at an index, or no element at all.
	ErrIndex = errors.New("index out of range")
	// ErrDepth says that values are nested too deeply, or contain themselves.
	ErrDepth = errors.New("values are nested too deeply")
	// ErrSize says that a container would have more elements than fit into memory.
	ErrSize = errors.New("too many elements")
	// ErrChangedSize says that a dict or set has got larger or smaller while it was gone over.
	ErrChangedSize = errors.New("changed size during iteration")
	// ErrChangedKeys says that a dict has got other keys while it was gone over.
	ErrChangedKeys = errors.New("keys changed during iteration")
	// ErrChangedSort says that a list was changed while it was sorted.
	ErrChangedSort = errors.New("list modified during sort")
)

// A ChangeError says why a container cannot be changed now: Err is [ErrFrozen] or
// [ErrExporting]. A container that was demoted fails with go.starlark.net's error instead.
type ChangeError struct {
	Verb string // "append to"
	Type string // "list"
	Err  error
}

// Error returns a text as go.starlark.net has it: "cannot append to frozen list".
func (e *ChangeError) Error() string {
	if e.Err == ErrFrozen {
		return "cannot " + e.Verb + " frozen " + e.Type
	}
	return "cannot " + e.Verb + " " + e.Type + " " + e.Err.Error()
}

// Unwrap returns Err.
func (e *ChangeError) Unwrap() error { return e.Err }

// An UnhashableError says that a value has no hash, so it can be no key.
type UnhashableError struct{ Value Value }

// Error returns CPython's text: "unhashable type: 'list'".
func (e *UnhashableError) Error() string { return "unhashable type: '" + typeName(e.Value) + "'" }

// A SliceSizeError says that an extended slice was assigned another number of elements than
// it has.
type SliceSizeError struct{ Got, Want int }

// Error returns the text without numbers.
func (e *SliceSizeError) Error() string { return "sequence of another size than the extended slice" }
