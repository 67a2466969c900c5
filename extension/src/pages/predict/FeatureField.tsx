import { memo } from 'react';
import { Field } from '../../components/Field';
import { formatNumber } from '../../components/formatNumber';
import { strings } from '../../strings';
import { CategoryControl } from './CategoryControl';
import type { FormFeature } from './formFeatures';
import type { FormInputs } from './FormInputs';
import { NumberControl } from './NumberControl';
import { useFormInput } from './useFormInput';

/** One feature of the form; redrawn only when its own text or mistake changes. */
export const FeatureField = memo(function FeatureField({ feature, inputs }: { readonly feature: FormFeature; readonly inputs: FormInputs }) {
  const { text, mistake } = useFormInput(inputs, feature.name);
  const set = (value: string) => {
    inputs.set(feature.name, value);
  };
  return (
    <Field label={feature.name} note={noteOf(feature)} help={feature.description} mistake={mistake}>
      {(aria) => (feature.type === 'number' ? <NumberControl feature={feature} text={text} set={set} aria={aria} /> : <CategoryControl feature={feature} text={text} set={set} aria={aria} />)}
    </Field>
  );
});

/** The unit, the range that is sensible, and what becomes of nothing. */
function noteOf({ unit, required, default: standIn, min, max, slider }: FormFeature): string | undefined {
  const low = min ?? slider?.low;
  const high = max ?? slider?.high;
  const parts = [
    low === undefined || high === undefined ? undefined : strings.predict.range(formatNumber(low), formatNumber(high)),
    unit,
    required ? undefined : standIn === undefined ? strings.predict.optional : strings.predict.standIn(String(standIn)),
  ];
  const told = parts.filter((part) => part !== undefined);
  return told.length === 0 ? undefined : told.join(' · ');
}
