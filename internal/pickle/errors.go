package pickle

import "fstar/internal/object"

// PicklingError is the exception of a value that has no way to another process.
var PicklingError = object.NewClass("_pickle", "PicklingError", object.ExceptionClass)
