import type { CalibrationReport } from '../../../core/checks/calibration.ts';
import type { NumberWriter } from '../../../ui/text/numbers.ts';
import type { checksEn } from '../../../words/checks.ts';

export function calibrationText(
  report: CalibrationReport,
  words: typeof checksEn.calibration,
  write: NumberWriter,
): string {
  const p =
    report.leastP < 0.001 ? `< ${write.fixed(0.001, 3)}` : `= ${write.fixed(report.leastP, 3)}`;
  const sampler = report.sampler === 'nuts' ? 'NUTS' : words.splitHmc;
  const say = report.isUniform ? words.good : words.bad;
  return say(sampler, write.whole(report.replications), p, write.fixed(report.threshold, 4));
}
