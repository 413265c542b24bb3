// Package check finds what is wrong with a script without running it: errors of syntax,
// names that are not defined, modules and members of modules that there are not.
//
// What it reports is certain, as far as a file tells by itself: a name is reported if
// nothing in the file binds it, and nothing in it can bind names that the text does not
// have (exec, globals(), a star import of an unknown module …). What fails only where the
// program is prepared for it, or perhaps never gets to, is a [Warning]:
//
//   - in the body of a try statement with a handler that takes the exception, in a with
//     block of suppress(ImportError) or the like, and in a handler for an import or a name
//     that is not there;
//   - under a condition about the platform, the version, or what there is (hasattr);
//   - in an annotation, which is evaluated late, if ever;
//   - where other files may be the reason that there is no failure: an attribute of a module
//     that is a file, a module in a file that names sys.path.
//
// What is under if TYPE_CHECKING is not looked at.
//
// The scopes are those that package symtable finds.
package check
