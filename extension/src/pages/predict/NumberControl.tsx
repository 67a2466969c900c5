import type { FieldAria } from '../../components/Field';
import { RangeInput, TextInput } from '../../components/controls';
import { strings } from '../../strings';
import type { FormFeature } from './formFeatures';

/** A number to type, and a slider over what training has seen. */
export function NumberControl({ feature, text, set, aria }: { readonly feature: FormFeature; readonly text: string; readonly set: (text: string) => void; readonly aria: FieldAria }) {
  const { slider } = feature;
  const number = text.trim() === '' ? NaN : Number(text);
  return (
    <>
      <TextInput
        {...aria}
        name={feature.name}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          set(event.currentTarget.value);
        }}
      />
      {slider === undefined ? null : (
        <RangeInput
          aria-label={strings.predict.slide(feature.name)}
          min={slider.low}
          max={slider.high}
          step={slider.step}
          data-unset={Number.isNaN(number)}
          value={Number.isFinite(number) ? number : (slider.low + slider.high) / 2}
          onChange={(event) => {
            set(event.currentTarget.value);
          }}
        />
      )}
    </>
  );
}
