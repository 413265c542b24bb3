# strptime: ISO weeks, weeks of %U and %W, days without a year.
import time

def t(*a):
    try:
        r = tuple(time.strptime(*a))
    except Exception as e:
        r = repr(e)
    print(a, r)
for y in range(2015, 2031):
    for w in (0, 1, 2, 52, 53):
        for d in (1, 4, 7):
            t(f'{y} {w} {d}', '%G %V %u')
for f in ['%d', '%d %d', '%d %q', '%d %', '%d %m', '%G %d', '%y %d', '%j %G', '%G', '%V', '%V %u', '%V %Y', '%V %Y %u', '%G %V', '%G %j %V %u', '%U %G', '%x', '%c', '%c %d', '%V %U %Y %a']:
    t('1 2 3 4', f)
for y in range(2015, 2031):
    for w in (0, 1, 52, 53):
        for d in (0, 3, 6):
            t(f'{y} {w} {d}', '%Y %U %w')
            t(f'{y} {w} {d}', '%Y %W %w')
