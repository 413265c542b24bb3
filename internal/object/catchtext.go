package object

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// classify returns the exception that CPython raises where go.starlark.net's
// interpreter, or a builtin of its, gave a text.
func classify(text string) *Exception {
	if key, ok := strings.CutPrefix(text, "key "); ok { // what scripts catch most often, without the table
		if key, ok := strings.CutSuffix(key, " not in dict"); ok {
			return keyErrorOf(KeyError, []string{key})
		}
	}
	for _, r := range compiledRules() {
		if m := r.re.FindStringSubmatch(text); m != nil {
			if r.make == nil {
				return r.class.New(starlark.String(strings.TrimSuffix(text, didYouMean().FindString(text))))
			}
			return r.make(r.class, m[1:])
		}
	}
	return ExceptionClass.New(starlark.String(text))
}

var didYouMean = lazily(` \(did you mean [^)]*\?\)$`)

// A rule says what a text of the interpreter becomes. The texts are those of
// starlark/eval.go, interp.go, library.go, value.go, int.go, hashtable.go, unpack.go.
type rule struct {
	class *Class
	text  string                                         // a regular expression for the beginning, behind the name of a builtin
	make  func(class *Class, groups []string) *Exception // nil: the text stays
}

type compiledRule struct {
	rule
	re *regexp.Regexp
}

// compiledRules compiles the table, when there is a first error.
var compiledRules = sync.OnceValue(func() []compiledRule {
	var compiled []compiledRule
	for _, r := range rules {
		compiled = append(compiled, compiledRule{r, regexp.MustCompile(`^(?:[\w.]+: )?(?:` + r.text + `)`)})
	}
	return compiled
})

var verb = lazily(`%[sT]`)

// says returns what makes an exception with a message: format, with the groups that
// matched. %s is a group as it is, %T the name of a type.
func says(format string) func(*Class, []string) *Exception {
	verbs := verb().FindAllString(format, -1)
	plain := strings.ReplaceAll(format, "%T", "%s")
	return func(class *Class, groups []string) *Exception {
		args := make([]any, len(verbs))
		for i, v := range verbs {
			if args[i] = groups[i]; v == "%T" {
				args[i] = typeName(groups[i])
			}
		}
		return class.Errorf(plain, args...)
	}
}

// typeName returns Python's name of a type of Starlark.
func typeName(name string) string {
	if name == "string" {
		return "str"
	}
	return name
}

// rules are tried in their order.
var rules = []rule{
	{UnboundLocalError, `local variable ([^ $]+)\S* referenced before assignment`,
		says("cannot access local variable '%s' where it is not associated with a value")},
	{NameError, `(?:global variable|internal error: predeclared variable) (\S+) (?:referenced before|is uninitialized)`, func(_ *Class, g []string) *Exception {
		return UndefinedName(g[0])
	}},

	{KeyError, `(?s)key (.*) not in \w+$`, keyErrorOf},
	{KeyError, `key not found: (.*)`, func(c *Class, g []string) *Exception { return c.New(starlark.String(g[0])) }},
	{KeyError, `keyword (\w+) not found`, func(c *Class, g []string) *Exception { return c.New(starlark.String(g[0])) }},
	{KeyError, `popitem: empty dict|empty dict`, func(c *Class, _ []string) *Exception {
		return c.New(starlark.String("popitem(): dictionary is empty"))
	}},
	{KeyError, `missing key$`, nil},
	{KeyError, `empty set`, func(c *Class, _ []string) *Exception { return c.New(starlark.String("pop from an empty set")) }},

	{IndexError, `(list|tuple|string) index: (-?\d+) out of range`, hugeIndex},
	{IndexError, `pop: index -?\d+ out of range: empty list`, says("pop from empty list")},
	{IndexError, `pop: index -?\d+ out of range`, says("pop index out of range")},
	{IndexError, `index -?\d+ out of range: empty (\w+)`, indexError},
	{IndexError, `(\w+) index -?\d+ out of range`, indexError},
	{IndexError, `index -?\d+ out of range`, nil},
	{IndexError, `tuple index out of range`, nil},

	{ZeroDivisionError, `.*(?:division|modulo) by zero`, says("division by zero")},

	{AttributeError, `([\w.]+) has no \.(\w+) field or method`, func(_ *Class, g []string) *Exception {
		return NoAttributeOf(typeName(g[0]), g[1])
	}},
	{AttributeError, `can't assign to \.(\w+) field of ([\w.]+)`, func(_ *Class, g []string) *Exception {
		return NoPlace(nil, ClassNamed(g[1]), g[0])
	}},

	{OverflowError, `int too large to convert to float|cannot convert float infinity|.* out of range|shift count too large`, nil},
	{MemoryError, `excessive repeat|repeat count .* too large`, func(class *Class, _ []string) *Exception { return class.New() }},
	{RecursionError, `Starlark stack overflow|function \w+ called recursively`, says("maximum recursion depth exceeded")},
	{RecursionError, `comparison exceeded maximum recursion depth`, says("maximum recursion depth exceeded in comparison")},
	{RuntimeError, `cannot \w+ .*(?:hash table|dict) during iteration`, says("dictionary changed size during iteration")},
	{RuntimeError, `cannot \w+ .*(?:list|set) during iteration|fail: `, nil},

	{ValueError, `too many values to unpack \(got \d+, want (\d+)\)`, says("too many values to unpack (expected %s)")},
	{ValueError, `too few values to unpack \(got (\d+), want (\d+)\)`, func(c *Class, g []string) *Exception {
		return c.Errorf("not enough values to unpack (expected %s, got %s)", g[1], g[0])
	}},
	{ValueError, `negative shift count`, says("negative shift count")},
	{ValueError, `zero is not a valid slice step`, says("slice step cannot be zero")},
	{ValueError, `too (?:many|few) values to unpack|invalid literal|invalid float literal|value not in list|element not found|` +
		`substring not found|empty separator|argument is an empty sequence|step argument must not be zero|` +
		`cannot convert float NaN|format: `, nil},

	{TypeError, `unknown binary op: (\S+) (not in|in|\S+) (\S+)`, unknownBinary},
	{TypeError, `unknown unary op: (\S) ?(\S+)`, says("bad operand type for unary %s: '%T'")},
	{TypeError, `(\S+) (<|<=|>|>=) (\S+) not implemented$`, func(c *Class, g []string) *Exception {
		return c.Errorf("'%s' not supported between instances of '%s' and '%s'", g[1], typeName(g[0]), typeName(g[2]))
	}},
	{TypeError, `invalid call of non-function \((\S+)\)`, says("'%T' object is not callable")},
	{TypeError, `value of type (\w+) has no len`, says("object of type '%T' has no len()")},
	{TypeError, `(\S+) value is not iterable`, says("'%T' object is not iterable")},
	{TypeError, `got (\S+) in sequence assignment`, says("cannot unpack non-iterable %T object")},
	{TypeError, `unhandled index operation (\S+)\[`, says("'%T' object is not subscriptable")},
	{TypeError, `(list|tuple|string) index: got (\S+), want int`, func(c *Class, g []string) *Exception {
		return c.Errorf("%s indices must be integers%s, not %s", g[0], map[bool]string{true: " or slices"}[g[0] != "string"], notFor(g[0], g[1]))
	}},
	{TypeError, `invalid (?:slice step|start index|end index): got \S+, want int`,
		says("slice indices must be integers or have an __index__ method")},
	{TypeError, `invalid slice operand (\S+)`, says("'%T' object is not subscriptable")},
	{TypeError, `(\S+) value does not support item assignment`, says("'%T' object does not support item assignment")},
	{TypeError, `unhashable(?: type)?: (\S+)`, func(c *Class, g []string) *Exception {
		return c.Errorf("unhashable type: '%s'", typeName(strings.Trim(g[0], "'")))
	}},
	{TypeError, `keywords must be strings`, says("keywords must be strings")},
	{TypeError, `argument after \*\* must be a mapping, not (\S+)`, says("Value after ** must be a mapping, not %T")},
	{TypeError, `argument after \* must be iterable, not (\S+)`, says("Value after * must be an iterable, not %T")},
	{TypeError, `.* not implemented$|'in <string>' requires|got .* arguments?|unexpected keyword argument|missing argument for|` +
		`for parameter|got .*, want |in list, want string|.*format requires|(?:not enough|too many) arguments for format string|cannot .*frozen`, nil},
}

// keyError makes a KeyError of a key that the text shows as Starlark writes it.
func keyErrorOf(c *Class, g []string) *Exception {
	if s, err := strconv.Unquote(g[0]); err == nil {
		return c.New(starlark.String(s))
	}
	if n, err := strconv.ParseInt(g[0], 10, 64); err == nil {
		return c.New(starlark.MakeInt64(n))
	}
	if v, err := starlark.EvalOptions(new(syntax.FileOptions), new(starlark.Thread), "key", g[0], nil); err == nil {
		return c.New(v)
	}
	return c.New(shown(g[0]))
}

// shown is a value of which only the repr is known.
type shown string

func (s shown) String() string        { return string(s) }
func (s shown) Type() string          { return "object" }
func (s shown) Freeze()               {}
func (s shown) Truth() starlark.Bool  { return true }
func (s shown) Hash() (uint32, error) { return starlark.String(s).Hash() }

// hugeIndex is the error for an index that is no 32-bit integer. The interpreter says it
// in its own way.
func hugeIndex(c *Class, g []string) *Exception {
	if _, err := strconv.ParseInt(g[1], 10, 64); err == nil {
		return indexError(c, g)
	}
	return c.Errorf("cannot fit 'int' into an index-sized integer")
}

func indexError(c *Class, g []string) *Exception {
	if g[0] == "range" {
		return c.Errorf("range object index out of range")
	}
	return c.Errorf("%s index out of range", g[0])
}

func notFor(indexed, key string) string {
	if indexed == "string" {
		return fmt.Sprintf("'%s'", typeName(key))
	}
	return typeName(key)
}

func unknownBinary(c *Class, g []string) *Exception {
	x, op, y := typeName(g[0]), g[1], typeName(g[2])
	switch {
	case op == "in" || op == "not in":
		return c.Errorf("argument of type '%s' is not a container or iterable", y)
	case op == "+" && isBytes(x):
		return c.Errorf("can't concat %s to %s", y, x)
	case op == "+" && namesSequence(x):
		return c.Errorf("can only concatenate %s (not \"%s\") to %s", x, y, x)
	case op == "*" && namesSequence(x):
		return c.Errorf("can't multiply sequence by non-int of type '%s'", y)
	case op == "*" && namesSequence(y):
		return c.Errorf("can't multiply sequence by non-int of type '%s'", x)
	}
	if op == "**" {
		op = "** or pow()"
	}
	return c.Errorf("unsupported operand type(s) for %s: '%s' and '%s'", op, x, y)
}

func isBytes(class string) bool { return class == "bytes" || class == "bytearray" }

func namesSequence(class string) bool {
	return class == "str" || class == "list" || class == "tuple" || isBytes(class)
}
