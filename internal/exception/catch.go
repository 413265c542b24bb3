package exception

import (
	"errors"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"weak"

	"go.starlark.net/starlark"
)

// Catch returns the exception that err is. An error that wraps an *[Exception]
// is that one; the interpreter's own errors, and other Go errors, become an
// exception of the class that CPython would raise, with err as the Go error it
// stands for. If err is a *starlark.EvalError, its stack, less the skip outermost
// calls, is put before that of the exception, as Python does when an exception is
// raised again.
//
// So Catch is called once for each time an error leaves script code.
func Catch(err error, skip int) *Exception {
	var e *Exception
	if errors.As(err, &e) && e == err {
		return e // it was not raised since it was caught
	}
	var eval *starlark.EvalError
	isEval := errors.As(err, &eval)
	if e == nil && isEval {
		if known, ok := reraised.Load(weak.Make(eval)); ok {
			e = known.(*Exception)
		}
	}
	if e == nil {
		class, message := classify(err.Error())
		e = class.New(starlark.String(message))
		if isEval {
			e.Wrap(eval.Unwrap())
		} else {
			e.Wrap(err)
		}
	}
	if isEval {
		e.AddStack(eval, skip)
	}
	return e
}

// reraised are the exceptions that errors of the interpreter became when they were
// caught, for those that are raised again: a weak.Pointer to the *starlark.EvalError
// is the key. An error that has no exception in it has no other place for it.
var reraised sync.Map

// Reraise returns the error that lets e, which Catch returned for err, go on as if it
// had not been caught.
func Reraise(e *Exception, err error) error {
	var eval *starlark.EvalError
	if !errors.As(err, &eval) {
		return err
	}
	var in *Exception
	if !errors.As(eval, &in) {
		key := weak.Make(eval)
		if _, known := reraised.LoadOrStore(key, e); !known {
			runtime.AddCleanup(eval, func(key weak.Pointer[starlark.EvalError]) { reraised.Delete(key) }, key)
		}
	}
	return eval
}

// classify returns the class of an error that the interpreter, or a builtin of
// go.starlark.net, gave as a text; and the text without its decoration.
func classify(text string) (*Class, string) {
	text = didYouMean.ReplaceAllString(text, "")
	for _, p := range patterns() {
		if p.re.MatchString(text) {
			return p.class, text
		}
	}
	return ExceptionClass, text
}

var didYouMean = regexp.MustCompile(` \(did you mean [^)]*\?\)$`)

type pattern struct {
	re    *regexp.Regexp
	class *Class
}

// patterns compiles the table below, when there is a first error.
var patterns = sync.OnceValue(func() []pattern {
	var ps []pattern
	for _, m := range messages {
		ps = append(ps, pattern{regexp.MustCompile(`^(?:[\w.]+: )?(?:` + strings.Join(m.texts, "|") + `)`), m.class})
	}
	return ps
})

// messages are the error texts of go.starlark.net's interpreter and builtins
// (starlark/eval.go, interp.go, library.go, value.go, int.go, hashtable.go,
// unpack.go) and what CPython raises in their place. The first match counts.
// Each text is a regular expression for the beginning of the message, behind
// the name of a builtin.
var messages = []struct {
	class *Class
	texts []string
}{
	{UnboundLocalError, []string{`local variable \w+ referenced before assignment`}},
	{NameError, []string{`global variable \w+ referenced before`, `internal error: predeclared variable \w+ is uninitialized`}},
	{KeyError, []string{`key .* not in \w+$`, `missing key$`, `popitem: empty dict`, `empty dict`, `empty set`, `key not found: `, `keyword \w+ not found`}},
	{IndexError, []string{`[\w.]+ index -?\d+ out of range`, `index -?\d+ out of range`, `tuple index`}},
	{ZeroDivisionError, []string{`.*division by zero`, `.*modulo by zero`}},
	{AttributeError, []string{`[\w.]+ has no \.\w+ field or method`, `can't assign to \.\w+ field of`}},
	{OverflowError, []string{`int too large to convert to float`, `cannot convert float infinity`, `.* out of range`, `shift count too large`}},
	{MemoryError, []string{`excessive repeat`, `repeat count .* too large`}},
	{RecursionError, []string{`Starlark stack overflow`, `comparison exceeded maximum recursion depth`, `function \w+ called recursively`}},
	{RuntimeError, []string{`cannot \w+ .*(?:hash table|list|dict|set) during iteration`, `fail: `}},
	{ValueError, []string{`too (?:many|few) values to unpack`, `invalid literal`, `invalid float literal`, `value not in list`,
		`element not found`, `substring not found`, `empty separator`, `argument is an empty sequence`, `step argument must not be zero`,
		`zero is not a valid slice step`, `negative shift count`, `cannot convert float NaN`, `format: `}},
	{TypeError, []string{`unknown binary op: `, `unknown unary op: `, `.* not implemented$`, `invalid call of non-function`,
		`.* value is not iterable`, `value of type \w+ has no len`, `got .* in sequence assignment`, `unhandled index operation`, `[\w.]+ index: got `,
		`invalid slice operand`, `.* value does not support item assignment`, `unhashable`, `'in <string>' requires`,
		`function [\w<>]+ (?:accepts|missing|got)`, `got .* arguments?`, `unexpected keyword argument`, `missing argument for`,
		`for parameter`, `got .*, want `, `in list, want string`, `.*format requires`, `(?:not enough|too many) arguments for format string`,
		`cannot .*frozen`}},
}
