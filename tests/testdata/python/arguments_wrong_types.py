# Arguments of types that functions do not take.
import time, sys, threading, os

class O:

    class I:
        pass
L, S = ([1], 'a')

def t(s):
    for v in ('None', 'O.I()', '5', '[]'):
        e = s.replace('@', v)
        try:
            r = repr(eval(e)).partition(' at 0x')[0]
        except BaseException as x:
            r = repr(x)
        print(e, '->', r)
for s in [
    "open('x',@)", "open('x',encoding=@)", "open('x',newline=@)", "open('x',errors=@)", "'a'.find(@)",
    "'a'.replace(@,'')", "'a'.replace('',@)", "'a'.join(@)", "'a'.join([@])", "'a'.encode(@)",
    "'a'.encode('utf-8',@)", "'a'.split(@)", "'a'.partition(@)", "'a'.removeprefix(@)", "'a'.startswith(@)",
    "'a'.startswith((@,))", "'a'.strip(@)", "'a'.center(3,@)", "b'a'.find(@)", "b'a'.replace(@,b'')", "b'a'.join(@)",
    "b'a'.join([@])", "b'a'.split(@)", "b'a'.partition(@)", "b'a'.strip(@)", "b'a'.center(3,@)", "b'a'.decode(@)",
    "str.maketrans('a',@)", 'str.maketrans(@)', "str.maketrans('a','b',@)", "bytes.maketrans(@,b'a')",
    'bytes.fromhex(@)', "b'a'.hex(@)", "b'a'.translate(@)", "int.from_bytes(b'a',@)", '(5).to_bytes(2,@)',
    'float.fromhex(@)', 'format(1,@)', "'{:d}'.format(@)", 'getattr(1,@)', 'setattr(O,@,1)', 'hasattr(1,@)',
    'delattr(O,@)', 'print(end=@)', 'print(sep=@)', 'print(file=@)', 'sys.intern(@)', 'sys.stdout.write(@)',
    'time.strftime(@)', 'time.strptime(@)', "time.strptime('a',@)", 'int(@)', 'float(@)', "int('1',@)", 'ord(@)',
    'chr(@)', 'len(@)', 'abs(@)', 'hex(@)', 'round(@)', 'round(1,@)', 'sum(@)', 'sum([@])', 'max(@)', 'sorted(@)',
    'range(@)', 'slice(@)', 'bytes(@)', 'bytearray(@)', "bytes('a',@)", "str(b'a',@)", 'isinstance(1,@)',
    'issubclass(@,int)', 'issubclass(int,@)', 'super(@,1)', 'type(@,(),{})', "type('A',@,{})", "type('A',(),@)",
    'exec(@)', 'eval(@)', "eval('1',@)", "eval('x',@)", '[].index(1,@)', '[].insert(@,1)', '[].pop(@)', '[1]*@',
    '[1]+@', '(1,)+@', "'a'+@", "b'a'+@", "'a'*@", '{}.update(@)', 'dict(@)', 'set().update(@)', 'set()|@', '{}|@',
    '{1}<@', '[].extend(@)', '[].sort(key=@)', '[2,1].sort(key=@)', '[].sort(reverse=@)', 'iter(@,1)', 'next(@)',
    'map(@,[1])', 'list(map(@,[1]))', 'filter(@,[1])', 'zip(@)', 'enumerate(@)', 'enumerate([],@)', 'reversed(@)',
    'divmod(1,@)', 'pow(2,@)', 'pow(2,3,@)', 'hash(@)!=1', 'vars(@)', 'dir(@)!=1', 'callable(@)',
    'threading.Lock().acquire(@)', 'threading.Lock().acquire(timeout=@)', 'threading.Thread(group=@)',
    'os.path.join(@)', "os.path.join('a',@)", 'os.getenv(@)', 'os.environ.get(@)', 'Exception().with_traceback(@)',
    'Exception().add_note(@)', '(1).__add__(@)', "'a'.__contains__(@)", "@ in 'a'", "@ in b'a'", '1 in @', 'not @',
    '-@', '~@', 'L[@]', 'S[@]', '{}.get(@)', '(1,)[@:]', 'int.__new__(@)', 'object.__new__(@)', 'str.upper(@)',
    'list.append(@,1)', 'dict.fromkeys(@)', "'%d'%@", "'%s'%@", 'any(@)', 'all(@)', 'min(@)', 'min(1,@)', 'bin(@)',
    'oct(@)', 'ascii(@)!=1', 'staticmethod(@)!=1', 'property(@)!=1', 'classmethod(@)!=1',
]:
    t(s)
