// Package pyrt is the run time of scripts in the Python dialect. Package engine calls it.
//
//	Runtime    what the modules of one Host share; also the border to the embedding program, where Inward
//	           and Outward say what becomes of a value
//	Module     a module that a script's code makes, with its global variables: [Global]s
//	Native     a module in Go
//	Importer   how an import finds modules
//
// It also has class statements, eval and exec, class patterns, and those built-in functions that are about
// classes and attributes, such as isinstance, getattr and super.
package pyrt
