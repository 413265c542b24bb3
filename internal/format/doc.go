// Package format formats values as Python's % operator does.
//
// Source: "printf-style String Formatting" in the Python library reference.
package format
