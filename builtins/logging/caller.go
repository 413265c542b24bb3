package logging

import (
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"

	"fstar/internal/script"
	"fstar/internal/traceback"
)

// position is where in a script something was logged.
type position struct {
	file     string
	line     int
	function starlark.Value // its name, or None
}

// unknownPosition is what CPython has for a caller that it cannot find: a task that is
// itself a call of logging.
var unknownPosition = position{"(unknown file)", 0, starlark.String("(unknown function)")}

// findCaller returns which call of a script logs on t: with level 1 the innermost, with
// 2 the one that made that call, and so on, but no further than the outermost. Calls of
// functions of ours do not count. It has no more than one frame looked at in most cases:
// what it costs, every record does.
func findCaller(t *script.Thread, level int) position {
	if x := &t.Execution; x.Depth > 0 {
		found := unknownPosition
		for i := x.Depth - 1; i >= 0 && level > 0; i-- {
			if fr := x.Calls[i].At; fr.Pos.IsValid() {
				found = position{fr.Pos.Filename(), int(fr.Pos.Line), starlark.String(traceback.FunctionName(*fr))}
				level--
			}
		}
		return found
	}
	interp := t.Interp()
	depth := interp.CallStackDepth()
	found := unknownPosition
	for i := range depth {
		fr := interp.CallFrame(i)
		if fr.Pos.Filename() == builtinFile {
			continue
		}
		found = position{fr.Pos.Filename(), int(fr.Pos.Line), starlark.String(traceback.FunctionName(fr))}
		if level--; level <= 0 {
			break
		}
	}
	return found
}

// builtinFile is the file of calls of functions that are written in Go.
const builtinFile = "<builtin>"

// stack returns the calls under way on t, as traceback.print_stack prints them.
func stack(t *script.Thread) string {
	calls := t.CallStack()
	for i := range calls {
		file := calls[i].Pos.Filename()
		calls[i].Pos = syntax.MakePosition(&file, calls[i].Pos.Line, 0) // without a column there is no caret
	}
	var b strings.Builder
	traceback.WriteStack(&b, calls, t.Runtime().Source)
	return b.String()
}

// stackInfo returns what the field stack_info is for a call on t.
func stackInfo(t *script.Thread) starlark.Value {
	return starlark.String("Stack (most recent call last):\n" + strings.TrimSuffix(stack(t), "\n"))
}
