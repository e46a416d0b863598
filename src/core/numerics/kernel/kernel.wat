;; The innermost loops of the likelihoods on pairs, two numbers at a time. Each takes the steps of
;; the TypeScript that it stands in for, one after the other and in the same order, so that both
;; give the same bits; none of these instructions leaves anything to the machine.
;;
;; Addresses are in bytes. What lies where is said in kernel.ts and pair-terms.ts.
(module
  (memory (export "memory") 1)

  ;; `exp` of ../elementary.ts for numbers within ±700.
  (func $exp (param $x v128) (result v128)
    (local $k v128) (local $r v128) (local $sum v128) (local $n f64)
    ;; Math.round: down, and up again where half or more is left.
    (local.set $r
      (f64x2.div (local.get $x) (v128.const f64x2 0x1.62e42fefa39efp-1 0x1.62e42fefa39efp-1)))
    (local.set $k (f64x2.floor (local.get $r)))
    (local.set $k
      (f64x2.add
        (local.get $k)
        (v128.and
          (f64x2.ge
            (f64x2.sub (local.get $r) (local.get $k))
            (v128.const f64x2 0.5 0.5))
          (v128.const f64x2 1 1))))
    (local.set $r
      (f64x2.sub
        (f64x2.sub
          (local.get $x)
          (f64x2.mul
            (local.get $k)
            (v128.const f64x2 0.6931471803691238 0.6931471803691238)))
        (f64x2.mul
          (local.get $k)
          (v128.const f64x2 1.9082149292705877e-10 1.9082149292705877e-10))))
    (local.set $sum
      (f64x2.add
        (v128.const f64x2 1 1)
        (f64x2.div (local.get $r) (v128.const f64x2 13 13))))
    (local.set $n (f64.const 12))
    (loop $terms
      (local.set $sum
        (f64x2.add
          (v128.const f64x2 1 1)
          (f64x2.div
            (f64x2.mul (local.get $r) (local.get $sum))
            (f64x2.splat (local.get $n)))))
      (br_if $terms
        (f64.gt
          (local.tee $n (f64.sub (local.get $n) (f64.const 1)))
          (f64.const 0))))
    ;; times 2^k, which is nothing but an exponent
    (f64x2.mul
      (local.get $sum)
      (i64x2.shl
        (i64x2.add
          (i64x2.extend_low_i32x4_s (i32x4.trunc_sat_f64x2_s_zero (local.get $k)))
          (v128.const i64x2 1023 1023))
        (i32.const 52))))

  ;; Puts e^x in the place of every x; their number is even and not 0.
  (func (export "exponentials") (param $at i32) (param $end i32)
    (loop $next
      (v128.store (local.get $at) (call $exp (v128.load (local.get $at))))
      (br_if $next
        (i32.lt_u
          (local.tee $at (i32.add (local.get $at) (i32.const 16)))
          (local.get $end)))))

  ;; `weightedLogSum` of ../elementary.ts. From 0 on lies its table: per cell of the mantissa the
  ;; reciprocal of its middle, and minus the logarithm of that.
  (func (export "weightedLogSum")
    (param $x i32) (param $weight i32) (param $end i32)
    (result f64)
    (local $bits v128) (local $cell v128) (local $first v128) (local $second v128)
    (local $r v128) (local $square v128) (local $value f64)
    (if (i32.ge_u (local.get $weight) (local.get $end))
      (then (return (f64.const 0))))
    (loop $next
      (local.set $bits (v128.load (local.get $x)))
      ;; The upper ten bits of the mantissa, times the 16 bytes of a cell.
      (local.set $cell
        (v128.and
          (i64x2.shr_u (local.get $bits) (i32.const 38))
          (v128.const i64x2 0x3ff0 0x3ff0)))
      (local.set $first (v128.load (i32x4.extract_lane 0 (local.get $cell))))
      (local.set $second (v128.load (i32x4.extract_lane 2 (local.get $cell))))
      (local.set $r
        (f64x2.sub
          (f64x2.mul
            (v128.or
              (v128.and
                (local.get $bits)
                (v128.const i64x2 0x000fffffffffffff 0x000fffffffffffff))
              (v128.const f64x2 1 1))
            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
              (local.get $first)
              (local.get $second)))
          (v128.const f64x2 1 1)))
      (local.set $square (f64x2.mul (local.get $r) (local.get $r)))
      (local.set $r
        (f64x2.mul
          (v128.load (local.get $weight))
          (f64x2.add
            (f64x2.mul
              ;; The exponent as a number: as the last bits of 2^52, which is then taken off with
              ;; its bias of 1023.
              (f64x2.sub
                (v128.or
                  (i64x2.shr_u (local.get $bits) (i32.const 52))
                  (v128.const i64x2 0x4330000000000000 0x4330000000000000))
                (v128.const f64x2 4503599627371519 4503599627371519))
              (v128.const f64x2 0x1.62e42fefa39efp-1 0x1.62e42fefa39efp-1))
            (f64x2.add
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
                (local.get $first)
                (local.get $second))
              (f64x2.add
                (local.get $r)
                (f64x2.mul
                  (local.get $square)
                  (f64x2.sub
                    (f64x2.sub
                      (f64x2.mul
                        (local.get $r)
                        (v128.const f64x2 0x1.5555555555555p-2 0x1.5555555555555p-2))
                      (v128.const f64x2 0.5 0.5))
                    (f64x2.mul
                      (local.get $square)
                      (v128.const f64x2 0.25 0.25)))))))))
      (local.set $value
        (f64.add
          (f64.add (local.get $value) (f64x2.extract_lane 0 (local.get $r)))
          (f64x2.extract_lane 1 (local.get $r))))
      (local.set $x (i32.add (local.get $x) (i32.const 16)))
      (br_if $next
        (i32.lt_u
          (local.tee $weight (i32.add (local.get $weight) (i32.const 16)))
          (local.get $end))))
    (local.get $value))

  ;; `passOdds` of pair-terms.ts, which says what it does. A step is four addresses of cells, a cell a
  ;; number and its slope.
  (func (export "oddsTerms")
    (param $step i32) (param $end i32) (param $weight i32) (param $weightEnd i32)
    (param $product i32)
    (local $stepEnd i32) (local $x i32) (local $y i32) (local $otherX i32) (local $otherY i32)
    (local $weights v128) (local $own v128) (local $sum v128) (local $all v128)
    (local $share f64) (local $otherShare f64)
    (loop $nextTerms
      (local.set $stepEnd (i32.load (local.get $end)))
      (local.set $weights (v128.load (local.get $weight)))
      (local.set $all (v128.const f64x2 1 1))
      (loop $next
        (local.set $x (i32.load (local.get $step)))
        (local.set $y (i32.load offset=4 (local.get $step)))
        (local.set $otherX (i32.load offset=8 (local.get $step)))
        (local.set $otherY (i32.load offset=12 (local.get $step)))
        (local.set $own
          (v128.load64_lane 1 (local.get $otherX) (v128.load64_zero (local.get $x))))
        (local.set $sum
          (f64x2.add
            (local.get $own)
            (v128.load64_lane 1 (local.get $otherY) (v128.load64_zero (local.get $y)))))
        (local.set $all (f64x2.mul (local.get $all) (local.get $sum)))
        (local.set $own
          (f64x2.div (f64x2.mul (local.get $weights) (local.get $own)) (local.get $sum)))
        (local.set $share (f64x2.extract_lane 0 (local.get $own)))
        (local.set $otherShare (f64x2.extract_lane 1 (local.get $own)))
        (f64.store offset=8
          (local.get $x)
          (f64.sub (f64.load offset=8 (local.get $x)) (local.get $share)))
        (f64.store offset=8
          (local.get $y)
          (f64.add (f64.load offset=8 (local.get $y)) (local.get $share)))
        (f64.store offset=8
          (local.get $otherX)
          (f64.sub (f64.load offset=8 (local.get $otherX)) (local.get $otherShare)))
        (f64.store offset=8
          (local.get $otherY)
          (f64.add (f64.load offset=8 (local.get $otherY)) (local.get $otherShare)))
        (br_if $next
          (i32.lt_u
            (local.tee $step (i32.add (local.get $step) (i32.const 16)))
            (local.get $stepEnd))))
      (v128.store (local.get $product) (local.get $all))
      (local.set $product (i32.add (local.get $product) (i32.const 16)))
      (local.set $end (i32.add (local.get $end) (i32.const 4)))
      (br_if $nextTerms
        (i32.lt_u
          (local.tee $weight (i32.add (local.get $weight) (i32.const 16)))
          (local.get $weightEnd)))))

  ;; `passRoots` of the same. Gives back what the middle terms weigh, both sides' in one.
  (func (export "rootTerms")
    (param $step i32) (param $end i32) (param $weight i32) (param $weightEnd i32)
    (param $product i32) (param $nu f64)
    (result f64)
    (local $stepEnd i32) (local $x i32) (local $y i32) (local $otherX i32) (local $otherY i32)
    (local $weights v128) (local $own v128) (local $against v128) (local $middle v128)
    (local $sum v128) (local $all v128) (local $middles v128) (local $nus v128)
    (local $share f64) (local $otherShare f64)
    (local.set $nus (f64x2.splat (local.get $nu)))
    (loop $nextTerms
      (local.set $stepEnd (i32.load (local.get $end)))
      (local.set $weights (v128.load (local.get $weight)))
      (local.set $all (v128.const f64x2 1 1))
      (loop $next
        (local.set $x (i32.load (local.get $step)))
        (local.set $y (i32.load offset=4 (local.get $step)))
        (local.set $otherX (i32.load offset=8 (local.get $step)))
        (local.set $otherY (i32.load offset=12 (local.get $step)))
        (local.set $own
          (v128.load64_lane 1 (local.get $otherX) (v128.load64_zero (local.get $x))))
        (local.set $against
          (v128.load64_lane 1 (local.get $otherY) (v128.load64_zero (local.get $y))))
        (local.set $middle
          (f64x2.mul (f64x2.mul (local.get $nus) (local.get $own)) (local.get $against)))
        (local.set $own (f64x2.mul (local.get $own) (local.get $own)))
        (local.set $sum
          (f64x2.add
            (f64x2.add
              (local.get $own)
              (f64x2.mul (local.get $against) (local.get $against)))
            (local.get $middle)))
        (local.set $all (f64x2.mul (local.get $all) (local.get $sum)))
        (local.set $sum (f64x2.div (local.get $weights) (local.get $sum)))
        (local.set $own
          (f64x2.mul
            (local.get $sum)
            (f64x2.add
              (local.get $own)
              (f64x2.mul (v128.const f64x2 0.5 0.5) (local.get $middle)))))
        (local.set $middles
          (f64x2.add
            (local.get $middles)
            (f64x2.mul (local.get $sum) (local.get $middle))))
        (local.set $share (f64x2.extract_lane 0 (local.get $own)))
        (local.set $otherShare (f64x2.extract_lane 1 (local.get $own)))
        (f64.store offset=8
          (local.get $x)
          (f64.sub (f64.load offset=8 (local.get $x)) (local.get $share)))
        (f64.store offset=8
          (local.get $y)
          (f64.add (f64.load offset=8 (local.get $y)) (local.get $share)))
        (f64.store offset=8
          (local.get $otherX)
          (f64.sub (f64.load offset=8 (local.get $otherX)) (local.get $otherShare)))
        (f64.store offset=8
          (local.get $otherY)
          (f64.add (f64.load offset=8 (local.get $otherY)) (local.get $otherShare)))
        (br_if $next
          (i32.lt_u
            (local.tee $step (i32.add (local.get $step) (i32.const 16)))
            (local.get $stepEnd))))
      (v128.store (local.get $product) (local.get $all))
      (local.set $product (i32.add (local.get $product) (i32.const 16)))
      (local.set $end (i32.add (local.get $end) (i32.const 4)))
      (br_if $nextTerms
        (i32.lt_u
          (local.tee $weight (i32.add (local.get $weight) (i32.const 16)))
          (local.get $weightEnd))))
    (f64.add
      (f64x2.extract_lane 0 (local.get $middles))
      (f64x2.extract_lane 1 (local.get $middles))))

  ;; `toParameters` of ../../sampler/approximation/whitening.ts: each row's product with a vector,
  ;; in four sums, from a column of its own on that is a multiple of four.
  (func (export "products")
    (param $matrix i32) (param $stride i32) (param $first i32)
    (param $vector i32) (param $width i32) (param $out i32) (param $outEnd i32)
    (local $c i32) (local $whole i32)
    (local $low v128) (local $high v128) (local $sum f64)
    (local.set $whole (i32.and (local.get $width) (i32.const -32)))
    (loop $nextRow
      (local.set $c (i32.load (local.get $first)))
      (local.set $low (v128.const f64x2 0 0))
      (local.set $high (v128.const f64x2 0 0))
      (if (i32.lt_u (local.get $c) (local.get $whole))
        (then
          (loop $next
            (local.set $low
              (f64x2.add
                (local.get $low)
                (f64x2.mul
                  (v128.load (i32.add (local.get $matrix) (local.get $c)))
                  (v128.load (i32.add (local.get $vector) (local.get $c))))))
            (local.set $high
              (f64x2.add
                (local.get $high)
                (f64x2.mul
                  (v128.load offset=16 (i32.add (local.get $matrix) (local.get $c)))
                  (v128.load offset=16 (i32.add (local.get $vector) (local.get $c))))))
            (br_if $next
              (i32.lt_u
                (local.tee $c (i32.add (local.get $c) (i32.const 32)))
                (local.get $whole))))))
      (local.set $sum (f64x2.extract_lane 0 (local.get $low)))
      (local.set $c (local.get $whole))
      (if (i32.lt_u (local.get $c) (local.get $width))
        (then
          (loop $next
            (local.set $sum
              (f64.add
                (local.get $sum)
                (f64.mul
                  (f64.load (i32.add (local.get $matrix) (local.get $c)))
                  (f64.load (i32.add (local.get $vector) (local.get $c))))))
            (br_if $next
              (i32.lt_u
                (local.tee $c (i32.add (local.get $c) (i32.const 8)))
                (local.get $width))))))
      (f64.store
        (local.get $out)
        (f64.add
          (f64.add (local.get $sum) (f64x2.extract_lane 1 (local.get $low)))
          (f64.add
            (f64x2.extract_lane 0 (local.get $high))
            (f64x2.extract_lane 1 (local.get $high)))))
      (local.set $matrix (i32.add (local.get $matrix) (local.get $stride)))
      (local.set $first (i32.add (local.get $first) (i32.const 4)))
      (br_if $nextRow
        (i32.lt_u
          (local.tee $out (i32.add (local.get $out) (i32.const 8)))
          (local.get $outEnd)))))

  ;; `toWhite` of the same: every row times a number of its own, four rows at a time and then one
  ;; by one, all added up. `first` has a column, even in number, for each four rows.
  (func (export "transposedProducts")
    (param $matrix i32) (param $stride i32) (param $first i32)
    (param $vector i32) (param $vectorEnd i32) (param $out i32)
    (local $c i32) (local $at i32) (local $whole i32)
    (local $a v128) (local $b v128) (local $d v128) (local $e v128)
    (memory.fill (local.get $out) (i32.const 0) (local.get $stride))
    (local.set $whole
      (i32.add
        (local.get $vector)
        (i32.and
          (i32.sub (local.get $vectorEnd) (local.get $vector))
          (i32.const -32))))
    (if (i32.lt_u (local.get $vector) (local.get $whole))
      (then
        (loop $nextRows
          (local.set $a (v128.load64_splat (local.get $vector)))
          (local.set $b (v128.load64_splat offset=8 (local.get $vector)))
          (local.set $d (v128.load64_splat offset=16 (local.get $vector)))
          (local.set $e (v128.load64_splat offset=24 (local.get $vector)))
          (local.set $c (i32.load (local.get $first)))
          (if (i32.lt_u (local.get $c) (local.get $stride))
            (then
              (loop $next
                (local.set $at (i32.add (local.get $matrix) (local.get $c)))
                (v128.store
                  (i32.add (local.get $out) (local.get $c))
                  (f64x2.add
                    (v128.load (i32.add (local.get $out) (local.get $c)))
                    (f64x2.add
                      (f64x2.add
                        (f64x2.mul (local.get $a) (v128.load (local.get $at)))
                        (f64x2.mul
                          (local.get $b)
                          (v128.load
                            (local.tee $at (i32.add (local.get $at) (local.get $stride))))))
                      (f64x2.add
                        (f64x2.mul
                          (local.get $d)
                          (v128.load
                            (local.tee $at (i32.add (local.get $at) (local.get $stride)))))
                        (f64x2.mul
                          (local.get $e)
                          (v128.load (i32.add (local.get $at) (local.get $stride))))))))
                (br_if $next
                  (i32.lt_u
                    (local.tee $c (i32.add (local.get $c) (i32.const 16)))
                    (local.get $stride))))))
          (local.set $first (i32.add (local.get $first) (i32.const 4)))
          (local.set $matrix
            (i32.add (local.get $matrix) (i32.shl (local.get $stride) (i32.const 2))))
          (br_if $nextRows
            (i32.lt_u
              (local.tee $vector (i32.add (local.get $vector) (i32.const 32)))
              (local.get $whole))))))
    (if (i32.lt_u (local.get $vector) (local.get $vectorEnd))
      (then
        (loop $nextRow
          (local.set $a (v128.load64_splat (local.get $vector)))
          (local.set $c (i32.const 0))
          (loop $next
            (v128.store
              (i32.add (local.get $out) (local.get $c))
              (f64x2.add
                (v128.load (i32.add (local.get $out) (local.get $c)))
                (f64x2.mul
                  (local.get $a)
                  (v128.load (i32.add (local.get $matrix) (local.get $c))))))
            (br_if $next
              (i32.lt_u
                (local.tee $c (i32.add (local.get $c) (i32.const 16)))
                (local.get $stride))))
          (local.set $matrix (i32.add (local.get $matrix) (local.get $stride)))
          (br_if $nextRow
            (i32.lt_u
              (local.tee $vector (i32.add (local.get $vector) (i32.const 8)))
              (local.get $vectorEnd)))))))
)
