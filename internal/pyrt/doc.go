// Package pyrt is the run time of scripts in the Python dialect: what code that
// package lower emitted calls by names that begin with $, and the builtin functions of
// Python that belong to the object model. The contract is the page of package lower.
package pyrt
