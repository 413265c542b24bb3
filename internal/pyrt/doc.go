// Package pyrt is the run time of scripts in the Python dialect: modules and what they import, class
// statements, eval and exec, class patterns, and the builtin functions of Python that belong to
// the object model. Package engine calls it.
//
// The rest is for lowered code alone, and goes with it: what code that package lower emitted calls by
// names that begin with $. The page of package lower is the contract of that.
package pyrt
