// Package pyrt is the run time of scripts in the Python dialect: modules and what they import, class
// statements, eval and exec, class patterns, and the builtin functions of Python that belong to
// the object model. Package engine calls it. [Runtime] is the border to the embedding program:
// Inward and Outward say what becomes of a value there.
package pyrt
