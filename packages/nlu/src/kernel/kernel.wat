;; The inner loops of training and understanding, four numbers at a time. `npm run build:kernel` turns this file into
;; kernel-bytes.ts. Widths are multiples of four floats; offsets are bytes; rows lie one behind the other.
(module
  (import "memory" "all" (memory 1 65536))

  ;; into[0..width) += Σ values[i] · rows[indexes[i]]
  (func (export "gather")
    (param $into i32) (param $rows i32) (param $width i32) (param $indexes i32) (param $values i32) (param $count i32)
    (local $row i32) (local $at i32) (local $end i32) (local $value v128)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $width) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $row (i32.add (local.get $rows)
          (i32.shl (i32.mul (i32.load (local.get $indexes)) (local.get $width)) (i32.const 2))))
        (local.set $value (v128.load32_splat (local.get $values)))
        (local.set $at (local.get $into))
        (loop $lane
          (v128.store (local.get $at) (f32x4.add (v128.load (local.get $at))
            (f32x4.mul (local.get $value) (v128.load (local.get $row)))))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $lane (i32.lt_u (local.get $at) (local.get $end))))
        (local.set $indexes (i32.add (local.get $indexes) (i32.const 4)))
        (local.set $values (i32.add (local.get $values) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))

  ;; The same for rows of signed bytes, each with a scale of its own; widths are multiples of eight.
  (func (export "gatherBytes")
    (param $into i32) (param $rows i32) (param $scales i32) (param $width i32)
    (param $indexes i32) (param $values i32) (param $count i32)
    (local $index i32) (local $row i32) (local $at i32) (local $end i32) (local $value v128) (local $eight v128)
    (local.set $end (i32.add (local.get $into) (i32.shl (local.get $width) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $index (i32.load (local.get $indexes)))
        (local.set $row (i32.add (local.get $rows) (i32.mul (local.get $index) (local.get $width))))
        (local.set $value (f32x4.mul (v128.load32_splat (local.get $values))
          (v128.load32_splat (i32.add (local.get $scales) (i32.shl (local.get $index) (i32.const 2))))))
        (local.set $at (local.get $into))
        (loop $lane
          (local.set $eight (v128.load8x8_s (local.get $row)))
          (v128.store (local.get $at) (f32x4.add (v128.load (local.get $at))
            (f32x4.mul (local.get $value)
              (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $eight))))))
          (v128.store offset=16 (local.get $at) (f32x4.add (v128.load offset=16 (local.get $at))
            (f32x4.mul (local.get $value)
              (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $eight))))))
          (local.set $row (i32.add (local.get $row) (i32.const 8)))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (br_if $lane (i32.lt_u (local.get $at) (local.get $end))))
        (local.set $indexes (i32.add (local.get $indexes) (i32.const 4)))
        (local.set $values (i32.add (local.get $values) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))

  ;; rows[indexes[i]] += values[i] · step[0..width)
  (func (export "scatter")
    (param $step i32) (param $rows i32) (param $width i32) (param $indexes i32) (param $values i32) (param $count i32)
    (local $row i32) (local $at i32) (local $end i32) (local $value v128)
    (local.set $end (i32.add (local.get $step) (i32.shl (local.get $width) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $row (i32.add (local.get $rows)
          (i32.shl (i32.mul (i32.load (local.get $indexes)) (local.get $width)) (i32.const 2))))
        (local.set $value (v128.load32_splat (local.get $values)))
        (local.set $at (local.get $step))
        (loop $lane
          (v128.store (local.get $row) (f32x4.add (v128.load (local.get $row))
            (f32x4.mul (local.get $value) (v128.load (local.get $at)))))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $lane (i32.lt_u (local.get $at) (local.get $end))))
        (local.set $indexes (i32.add (local.get $indexes) (i32.const 4)))
        (local.set $values (i32.add (local.get $values) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next))))

  ;; into[i] = rows[indexes[i]] · vector[0..width)
  (func (export "dots")
    (param $into i32) (param $rows i32) (param $width i32) (param $indexes i32) (param $count i32) (param $vector i32)
    (local $row i32) (local $at i32) (local $end i32) (local $sum v128)
    (local.set $end (i32.add (local.get $vector) (i32.shl (local.get $width) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $row (i32.add (local.get $rows)
          (i32.shl (i32.mul (i32.load (local.get $indexes)) (local.get $width)) (i32.const 2))))
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $at (local.get $vector))
        (loop $lane
          (local.set $sum (f32x4.add (local.get $sum)
            (f32x4.mul (v128.load (local.get $row)) (v128.load (local.get $at)))))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $lane (i32.lt_u (local.get $at) (local.get $end))))
        (f32.store (local.get $into)
          (f32.add (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
                   (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))
        (local.set $into (i32.add (local.get $into) (i32.const 4)))
        (local.set $indexes (i32.add (local.get $indexes) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))))
