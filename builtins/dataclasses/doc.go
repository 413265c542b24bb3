// Package dataclasses is the script module dataclasses.
//
//	KW_ONLY                            an annotation: the fields behind it are keyword-only
//	MISSING                            the default of a field that has none
//
// With slots=True the class is the same, not a new one as in CPython.
//
// Source: PEP 557, and the dataclasses module in the Python library reference.
package dataclasses
