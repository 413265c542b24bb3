package format

import "fstar/internal/object"

// Exceptions and instances, which this package builds on, spell values by it.
func init() { object.Repr, object.Str = Repr, Str }
