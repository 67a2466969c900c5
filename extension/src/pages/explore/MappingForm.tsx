import styled from 'styled-components';
import type { Schemas } from '../../api/client';
import { TextInput } from '../../components/controls';
import { Field } from '../../components/Field';
import type { FeatureSource, Mapping } from '../../mapping/Mapping';
import { fits } from '../../mapping/matchColumns';
import { gives } from '../../mapping/recordsOf';
import type { Column } from '../../records/Table';
import { strings } from '../../strings';
import { ColumnChoice } from './ColumnChoice';

const texts = strings.explore;

/** A column for each feature, and the label's column where it is known. */
export function MappingForm({
  info,
  columns,
  mapping,
  map,
  labelColumn,
  chooseLabelColumn,
}: {
  readonly info: Schemas['Info'];
  readonly columns: readonly Column[];
  readonly mapping: Mapping;
  readonly map: (feature: string, source: FeatureSource) => void;
  readonly labelColumn: string | undefined;
  readonly chooseLabelColumn: (column: string | undefined) => void;
}) {
  return (
    <>
      <Lead>{texts.mappingHelp}</Lead>
      <Grid>
        {info.features.map((feature) => (
          <FeatureMapping
            key={feature.name}
            feature={feature}
            columns={columns}
            source={Object.hasOwn(mapping, feature.name) ? mapping[feature.name] : undefined}
            map={(source) => {
              map(feature.name, source);
            }}
          />
        ))}
      </Grid>
      <LabelPlace>
        <Field label={texts.labelColumn(info.label.name)} help={texts.labelColumnHelp}>
          {(aria) => (
            <ColumnChoice
              aria={aria}
              columns={columns}
              value={labelColumn === undefined ? '' : `column:${labelColumn}`}
              others={[['', texts.noLabelColumn]]}
              choose={(value) => {
                chooseLabelColumn(value === '' ? undefined : value.slice('column:'.length));
              }}
            />
          )}
        </Field>
      </LabelPlace>
    </>
  );
}

function FeatureMapping({
  feature,
  columns,
  source,
  map,
}: {
  readonly feature: Schemas['FeatureDescription'];
  readonly columns: readonly Column[];
  readonly source: FeatureSource | undefined;
  readonly map: (source: FeatureSource) => void;
}) {
  const lacking = feature.missing === 'refuse' && !gives(source);
  const others: (readonly [string, string])[] = [
    ['', feature.missing === 'refuse' ? texts.chooseColumn : texts.leaveMissing],
    ['value', texts.oneValue],
  ];
  return (
    <div>
      <Field label={feature.name} note={texts.types[feature.type]} help={feature.description} mistake={lacking ? texts.needsColumn : undefined}>
        {(aria) => (
          <ColumnChoice
            aria={aria}
            columns={columns}
            first={(column) => fits(feature.type, column.kind)}
            value={source?.kind === 'column' ? `column:${source.column}` : source?.kind === 'value' ? 'value' : ''}
            others={others}
            choose={(value) => {
              map(value === '' ? { kind: 'nothing' } : value === 'value' ? { kind: 'value', value: '' } : { kind: 'column', column: value.slice('column:'.length) });
            }}
          />
        )}
      </Field>
      {source?.kind === 'value' ? (
        <TextInput
          aria-label={texts.valueOf(feature.name)}
          placeholder={texts.valueExample[feature.type]}
          value={source.value}
          onChange={(event) => {
            map({ kind: 'value', value: event.currentTarget.value });
          }}
        />
      ) : null}
    </div>
  );
}

const Lead = styled.p`
  color: var(--muted);
  margin-bottom: 12px;
`;
const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 230px), 1fr));
  gap: 12px 16px;
`;
const LabelPlace = styled.div`
  max-width: 420px;
  margin-top: 16px;
  padding-top: 16px;
  border-top: 1px solid var(--line);
`;
