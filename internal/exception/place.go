package exception

import (
	"strings"

	"go.starlark.net/starlark"

	"fstar/internal/debuginfo"
	"fstar/internal/object"
)

// atPlace returns the exception that a text of the interpreter's is at the place where
// stack ends, if it means something else there than elsewhere; nil for others.
func atPlace(text string, stack starlark.CallStack) *Exception {
	for len(stack) > 0 && strings.HasPrefix(stack[len(stack)-1].Name, "$") && isBuiltin(stack[len(stack)-1]) {
		stack = stack[:len(stack)-1] // a part of the run time of the lowered code
	}
	if len(stack) == 0 {
		return nil
	}
	last := stack[len(stack)-1]
	if m := unhashableText().FindStringSubmatch(text); m != nil && !isBuiltin(last) { // d[k] = v, {k: v}
		name := typeName(m[1])
		return TypeError.Errorf("cannot use '%s' as a dict key (unhashable type: '%s')", name, name)
	}
	pos := last.Pos
	file := debuginfo.At(pos)
	if file == nil {
		return nil
	}
	switch {
	case file.Is(pos, debuginfo.Assignment):
		return assignmentError(text)
	case file.Is(pos, debuginfo.Augmented):
		if m := binaryText().FindStringSubmatch(text); m != nil {
			return augmentedError(m[1:])
		}
	}
	if m := unboundText().FindStringSubmatch(text); m != nil && file.Is(pos, debuginfo.Free) {
		return object.UnboundFreeVariable(m[1])
	}
	return nil
}

func isBuiltin(fr starlark.CallFrame) bool { return fr.Pos.Filename() == "<builtin>" }

// The texts of the interpreter that are not the same at all places.
var (
	unboundText    = lazily(`^local variable ([^ $]+)\S* referenced before assignment`)
	binaryText     = lazily(`^unknown binary op: (\S+) (\S+) (\S+)`)
	unhashableText = lazily(`^unhashable(?: type)?: '?([^']+)`)
	rangeText      = lazily(`^(?:(\w+) index -?\d+ out of range|index -?\d+ out of range: empty (\w+))`)
	wantIntText    = lazily(`^got (\S+), want int$`)
	hugeText       = lazily(`^(-?\d+) out of range`)
)

// assignmentError is the error of x[i] = v. Of what has a SetIndex, only lists leave
// their indices to the interpreter.
func assignmentError(text string) *Exception {
	if m := rangeText().FindStringSubmatch(text); m != nil {
		return IndexError.Errorf("%s assignment index out of range", m[1]+m[2])
	}
	if m := wantIntText().FindStringSubmatch(text); m != nil {
		return TypeError.Errorf("list indices must be integers or slices, not %s", typeName(m[1]))
	}
	if m := hugeText().FindStringSubmatch(text); m != nil {
		return hugeIndex(IndexError, []string{"list assignment", m[1]})
	}
	return nil
}

// augmentedError is the error of x op= y; the groups are the types and the operator.
func augmentedError(g []string) *Exception {
	if g[0] == "list" && g[1] == "+" {
		return TypeError.Errorf("'%s' object is not iterable", typeName(g[2]))
	}
	e := unknownBinary(TypeError, g)
	if text, ok := strings.CutPrefix(e.Message(), "unsupported operand type(s) for "+g[1]+":"); ok {
		return TypeError.Errorf("unsupported operand type(s) for %s=:%s", g[1], text)
	}
	return e
}
